import type { Part } from "../part.ts";
import { lineChart } from "../report/line-chart.ts";
import { callSeries } from "../scale/calls.ts";
import { holderProcessSeries } from "../scale/holder-processes.ts";
import { holderSeries } from "../scale/holders.ts";
import { operationSeries } from "../scale/operations.ts";
import { growth, relativeCosts, unitCostTable } from "../scale/unit-cost.ts";

/** Whether the ten thousandth costs what the hundredth does. */
export const part: Part = {
  name: "scale",
  describe: "What one operation, one call and one holder cost, by how many there are",
  rounds: 2,
  async run(rounds) {
    const series = [
      await operationSeries(rounds),
      await callSeries(),
      await holderSeries(rounds),
      await holderProcessSeries(rounds),
    ];
    const lines = series.map((each) => ({ name: each.title, points: relativeCosts(each) }));
    return {
      tables: series.map(unitCostTable),
      charts: { scale: lineChart("What one costs, by how many there are: 1 is the cheapest", lines) },
    };
  },
  ratios: {
    async "what more operations make one dearer by"() {
      return growth(await operationSeries(2));
    },
    async "what more calls make one dearer by"() {
      return growth(await callSeries());
    },
  },
};
