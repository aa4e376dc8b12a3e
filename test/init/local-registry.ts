/**
 * A registry that has this repository's packages, and leads to the usual one for all others: what users have once they
 * are published.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { packPackages } from "../../scripts/release/pack-packages.ts";
import { runOrThrow } from "../../scripts/run-command.ts";

/** A running registry; disposing of it stops it. */
export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
}

interface Served {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly manifest: Readonly<Record<string, unknown>> & { readonly version: string };
}

/** Packs both packages into the folder, and serves them. */
export async function startRegistry(folder: string): Promise<LocalRegistry> {
  const usual = (await runOrThrow("npm", ["config", "get", "registry"], folder)).trim();
  const tarballs = await packPackages(join(folder, "tarballs"));
  const served = await Promise.all([...tarballs].map(([name, path]) => serve(name, path)));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/");
    const found = served.find(({ name, file }) => path === `/${name}` || path === `/${file}`);
    if (found === undefined) {
      response.writeHead(307, { location: usual.replace(/\/$/, "") + (request.url ?? "") }).end();
    } else if (path === `/${found.file}`) {
      response.end(found.bytes);
    } else {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(describe(found, `http://${request.headers.host ?? ""}`)));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // A TCP server has one.
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function serve(name: string, path: string): Promise<Served> {
  const manifest = JSON.parse(await runOrThrow("tar", ["-xzOf", path, "package/package.json"], "."));
  return { name, file: basename(path), bytes: await readFile(path), manifest };
}

/** What npm asks for before a tarball. */
function describe({ name, file, bytes, manifest }: Served, origin: string): object {
  const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  const version = { ...manifest, dist: { tarball: `${origin}/${file}`, integrity } };
  return { name, "dist-tags": { latest: manifest.version }, versions: { [manifest.version]: version } };
}
