import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { findRepository, repositoryAddress } from "../../../cli/src/init/find-repository.ts";
import { folderOf } from "../document/folder.ts";

test.each([
  ["git@github.com:acme/sdk.git", "https://github.com/acme/sdk"],
  ["https://github.com/acme/sdk", "https://github.com/acme/sdk"],
  ["https://ada:ghp_secret@github.com/acme/sdk.git", "https://github.com/acme/sdk"],
  ["ssh://git@gitlab.example:2222/acme/sdk.git", "https://gitlab.example/acme/sdk"],
  ["https://git.example:8443/acme/sdk/", "https://git.example:8443/acme/sdk"],
  ["/srv/git/sdk.git", undefined],
  ["file:///srv/git/sdk.git", undefined],
  ["", undefined],
])("the remote %s is the repository %s", (remote, address) => {
  expect(repositoryAddress(remote)).toBe(address);
});

test("the remote is found from a folder that is not there yet", async () => {
  await using folder = await folderOf({});
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder.path(".") });
  git("init", "--quiet");
  expect(await findRepository(folder.path("a/b"))).toBeUndefined();
  git("remote", "add", "origin", "git@github.com:acme/sdk.git");
  expect(await findRepository(folder.path("a/b"))).toBe("https://github.com/acme/sdk");
});
