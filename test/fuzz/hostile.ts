/** What somebody puts into a document who wants it to become code, or a file, or to bring the command down. */
import type { Random } from "../model/random.ts";
import type { Tree } from "./tree.ts";

/**
 * The word that must never be code.
 *
 * It never stands alone in a text, and names that are made of texts have an underscore for everything that is no letter; so where this
 * is an identifier, a string has got out of its quotes.
 */
export const marker = "$lk$";

/** Texts that end a literal, a comment, a line, a tag or a path. Those with the marker would be code behind it. */
const breakers: readonly string[] = [
  `"; ${marker}(); "`,
  `'; ${marker}(); '`,
  `\`; ${marker}(); \``,
  `\${${marker}()}`,
  `*/ ${marker}(); /*`,
  `* / ${marker} *\\/ */`,
  `\n${marker}();\n//`,
  `\r${marker}();\r//`,
  `\r\n * @type {${marker}()}`,
  `\u2028${marker}();\u2029`,
  `\\"; ${marker}(); //`,
  `\\\\"; ${marker}(); //`,
  `\\`,
  `\\u0022; ${marker}()`,
  `"]: ${marker}; ["`,
  `}; ${marker}(); {`,
  `</script><${marker}>`,
  `"><${marker} x="`,
  `<!-- ${marker} -->`,
  `//# sourceMappingURL=${marker}.map`,
  `# sourceURL=${marker}`,
  `@ts-nocheck ${marker}`,
  `/// <reference path="${marker}" />`,
  `@ts-ignore\n@ts-expect-error\n${marker}`,
  `\u202e${marker}\u2066`,
  `\u0000\u0001\u001b[31m${marker}\u0007`,
  `\u0085${marker}\ufeff`,
  `${marker} import("${marker}")`,
  `../../${marker}`,
];

/** Names that are something else already: to JavaScript, to a disk, or to the generator. */
const names: readonly string[] = (
  "__proto__ constructor prototype toString hasOwnProperty valueOf then length name default await class import enum null " +
  "undefined void never any unknown object string this arguments eval index client schema schemas components paths operations " +
  "external path-client createClient createSession createPathClient bind unwrap defineEndpoint typesOf Client Session Array " +
  "Record Promise Blob Date Symbol WithRequired Without Omit con nul aux com1 .. . ... / // /.. ../../etc/passwd ..\\.. C:\\x ~ ~0 ~1 " +
  "% %zz %2e%2e %2F {} {a}{b} {a {a}} } { # #/ #/paths #/components #/components/schemas # $ref $id $defs $ $$ * */* ? & ; = == , + - -- -1 0 00 " +
  "1 1e999 007 9x 2XX 2xx 200 4xx default 600 99 NaN Infinity true false x-y X-Y content-type Content-Type authorization accept " +
  "host cookie set-cookie application/json application/json;charset=utf-8 application/problem+json text/* image/png text/event-stream " +
  "application/x-ndjson multipart/form-data application/x-www-form-urlencoded application/octet-stream application/xml foo foo/ /bar " +
  "http://[ http:// //[ http://a:99999/x file:///etc/passwd javascript:alert(1) data:text/plain,x urn:x:y mailto:x ftp://a/b ß ſ ı İ " +
  "ΟΔΟΣ οδοσ é e\u0301 𝒳 𠀀 🏳️‍🌈 \u200d \u00ad a\u200bb ª ² Ⅷ ゛ 你好 \ud800 \udc00x \ud83d \ufdd0 \ufdd1 \ufdd2 \ufdd3a \ufdd4 \ufdd5b \ufdd6 \ufddf \\ufdd0 \\u0025 %25 a%"
).split(" ");

/** What would be code in any place where a text is not escaped: all of it at once. */
export function breakingText(random: Random): string {
  return random.chance(0.5) ? breakers.join(" ") : pick(random, breakers);
}

/** A text that no author writes. */
export function hostileText(random: Random): string {
  if (random.chance(0.5)) return pick(random, breakers);
  if (random.chance(0.7)) return pick(random, names);
  const shapes: readonly [() => string, ...(() => string)[]] = [
    () => "",
    () => " ",
    () => "\t\n",
    () => pick(random, names).repeat(random.pick([2, 20, 90])),
    () => "x".repeat(random.pick([100, 255, 300, 5_000])),
    () => "𠀀".repeat(random.pick([40, 80, 120])),
    () => `${pick(random, names)}${pick(random, breakers)}`,
    () => `${pick(random, breakers)}${pick(random, breakers)}`,
    () => "a.".repeat(2_000),
    () => "{a}".repeat(50),
    () => "/".repeat(100),
  ];
  return random.pick(shapes)();
}

/** A value of any type, mostly a wrong one. */
export function hostileValue(random: Random): Tree {
  const values: readonly [() => Tree, ...(() => Tree)[]] = [
    () => null,
    () => true,
    () => false,
    () => 0,
    () => -0,
    () => -1,
    () => random.pick([1e21, 1e308, 5e-324, 2 ** 53 + 2, 0.1, 3.0, 404, 1e100]),
    () => [],
    () => ({}),
    () => [[]],
    () => [null],
    () => [{}],
    () => ({ "": {} }),
    () => ({ [hostileText(random)]: hostileText(random) }),
    () => [hostileText(random), hostileText(random)],
    () => hostileText(random),
    () => hostileText(random),
  ];
  return random.pick(values)();
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  const [first, ...others] = choices;
  if (first === undefined) throw new RangeError("There is nothing to pick from.");
  return random.pick([first, ...others]);
}
