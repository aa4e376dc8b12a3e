/** What `latchkey/query` makes is taken by TanStack Query in every framework that has an adapter. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { installExactly } from "../../scripts/install-exactly.ts";
import { root } from "../../scripts/release/packages.ts";
import { compilers, diagnose, patience } from "../../scripts/types/diagnose.ts";

const folder = join(root, ".scratch/query-adapters");

const dependencies = {
  "@angular/common": "21.2.26",
  "@angular/core": "21.2.26",
  "@tanstack/angular-query-experimental": "5.104.0",
  "@tanstack/react-query": "5.104.5",
  "@tanstack/solid-query": "5.104.5",
  "@tanstack/svelte-query": "6.3.6",
  "@tanstack/vue-query": "5.104.0",
  react: "19.2.0",
  rxjs: "7.8.2",
  "solid-js": "1.9.20",
  svelte: "5.57.3",
  vue: "3.5.22",
};

const tsconfig = {
  extends: "../../tsconfig.json",
  // Their declarations are their own business.
  compilerOptions: { skipLibCheck: true, noUnusedLocals: false, types: [] },
  include: ["*.ts"],
};

/** The same query, failing query and mutation in each framework, by how its adapter is called and its result is read. */
const program = `
import { injectMutation, injectQuery } from "@tanstack/angular-query-experimental";
import { useMutation as useInReact, useQuery as useQueryInReact } from "@tanstack/react-query";
import { useMutation as useInSolid, useQuery as useQueryInSolid } from "@tanstack/solid-query";
import { createMutation, createQuery } from "@tanstack/svelte-query";
import { useMutation as useInVue, useQuery as useQueryInVue } from "@tanstack/vue-query";
import { mutationOptions, type QueryError, queryOptions } from "latchkey/query";
import { computed, ref } from "vue";
import { createClient, createPost, getAccount, listFeed, type schemas } from "../../generated/index.ts";

const client = createClient({ auth: { bearerAuth: "token" } });
const init = { params: { query: { limit: 10 } } };
const post = { body: { title: "t", text: "x" } };
type Problem = string | undefined;
function told(error: { readonly code: string } & ({ code: "API"; error: schemas.Problem } | { code: Exclude<QueryError<never>["code"], "API"> }) | null): Problem {
  return error?.code === "API" ? error.error.title : error?.code;
}

const inReact = useQueryInReact(queryOptions(listFeed, client, init));
const limit = ref(10);
const inVue = useQueryInVue(computed(() => queryOptions(listFeed, client, { params: { query: { limit: limit.value } } })));
const inVueAsItIs = useQueryInVue(queryOptions(getAccount, client));
const inSolid = useQueryInSolid(() => queryOptions(listFeed, client, init));
const inSvelte = createQuery(() => queryOptions(listFeed, client, init));
const inAngular = injectQuery(() => queryOptions(listFeed, client, init));

export const data: (schemas.Feed | undefined)[] = [inReact.data, inVue.data.value, inSolid.data, inSvelte.data, inAngular.data()];
export const account: schemas.Account | undefined = inVueAsItIs.data.value;
export const problems: Problem[] = [
  told(inReact.error), told(inVue.error.value), told(inSolid.error), told(inSvelte.error), told(inAngular.error()),
];

useInReact(mutationOptions(createPost, client)).mutate(post);
useInVue(mutationOptions(createPost, client)).mutate(post);
useInSolid(() => mutationOptions(createPost, client)).mutate(post);
createMutation(() => mutationOptions(createPost, client)).mutate(post);
injectMutation(() => mutationOptions(createPost, client)).mutate(post);
`;

beforeAll(async () => {
  await installExactly(folder, { private: true, type: "module", dependencies });
  await Promise.all([
    writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig)),
    writeFile(join(folder, "program.ts"), program),
  ]);
}, patience);

test.each(compilers)(
  "$name: React, Vue, Solid, Svelte and Angular take queries and mutations, and know their data and errors",
  async (compiler) => {
    const { diagnostics } = await diagnose(compiler, folder);
    expect(diagnostics).toEqual([]);
  },
  patience,
);
