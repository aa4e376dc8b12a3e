/** `.github/workflows`: checks, regeneration and releases. No text of a document stands in them. */
import { quote } from "../../generate/text/quote.ts";
import { isLocal, type PackageFacts } from "../package-facts.ts";

/** Actions, pinned by the commits of their tags. */
const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
const setupNode = "actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0";
const changesets = "changesets/action@8488615a623b1b9c987934bb89eae8af6a946ac1 # v2.1.1";

/** The files by path. */
export function emitWorkflows(facts: PackageFacts): [path: string, text: string][] {
  return [
    [".github/workflows/ci.yml", emitCi(facts)],
    [".github/workflows/regenerate.yml", emitRegenerate(facts)],
    [".github/workflows/release.yml", release],
  ];
}

/** The first steps of a job, with all that is installed; `depth` 0 brings the tags. */
function begin(depth: 0 | 1): string {
  return `      - uses: ${checkout}
        with:
          persist-credentials: false${depth === 0 ? "\n          fetch-depth: 0" : ""}
      - uses: ${setupNode}
        with:
          node-version: 24
      - run: npm ci`;
}

function emitCi(facts: PackageFacts): string {
  return `# What a pull request has to pass, and a comment on what it changes for users.
name: CI

on:
  pull_request:
  workflow_call:

permissions: {}

jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
    steps:
${begin(1)}
      - run: npm test
${isLocal(facts) ? emitDiffJob(facts) : ""}`;
}

function emitDiffJob({ spec }: PackageFacts): string {
  return `
  diff:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
      pull-requests: write
    steps:
${begin(0)}
      - name: Compare the document with that of the base branch
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
          SPEC: ${quote(spec)}
        run: |
          # 1 means a breaking change, which the pull request may intend.
          npx --no-install latchkey diff "git:$BASE:$SPEC" "$SPEC" --markdown > diff.md || [ $? -eq 1 ]
          cat diff.md >> "$GITHUB_STEP_SUMMARY"
      - name: Compile the last release's tests against this SDK
        run: |
          npm run build
          tag="$(git describe --tags --abbrev=0 || true)"
          if [ -n "$tag" ]; then
            git checkout "$tag" -- test
            if npm run types; then result=compile; else result="do not compile: a breaking change"; fi
            echo "The tests of $tag $result." | tee -a "$GITHUB_STEP_SUMMARY" diff.md
          fi
      - name: Comment
        # A pull request from a fork has no right to comment; the summary has the same text.
        if: github.event.pull_request.head.repo.full_name == github.repository
        env:
          GH_TOKEN: \${{ github.token }}
          NUMBER: \${{ github.event.pull_request.number }}
        run: gh pr comment "$NUMBER" --repo "$GITHUB_REPOSITORY" --body-file diff.md --edit-last --create-if-none
`;
}

function emitRegenerate(facts: PackageFacts): string {
  const fetch = isLocal(facts) ? "      - run: npm run fetch\n" : "";
  const known = isLocal(facts) && facts.address === undefined ? "    if: vars.OPENAPI_ADDRESS != ''\n" : "";
  return regenerate.replace("    IF\n", known).replace("      FETCH\n", fetch);
}

const regenerate = `# Fetches the document, generates, and opens a pull request with what has changed.
#
# To set up once on GitHub: under Settings, Actions, General, "Allow GitHub Actions to create and approve pull requests".
# The variable OPENAPI_ADDRESS says where the document is, if the package does not.
# GitHub starts no workflow for a pull request that a workflow has opened, so the tests run here.
name: Regenerate

on:
  schedule:
    - cron: "17 4 * * 1-5"
  workflow_dispatch:

permissions: {}

concurrency: regenerate

jobs:
  regenerate:
    IF
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: write
      pull-requests: write
    env:
      OPENAPI_ADDRESS: \${{ vars.OPENAPI_ADDRESS }}
    steps:
${begin(0)}
      FETCH
      - run: npm run generate
      - id: changed
        run: |
          git add --all
          git diff --cached --quiet || echo "yes=true" >> "$GITHUB_OUTPUT"
      - if: steps.changed.outputs.yes == 'true'
        id: diff
        run: |
          # 1 means a breaking change.
          npm run --silent diff -- --markdown > "$RUNNER_TEMP/diff.md" || { [ $? -eq 1 ] && echo "breaking=true" >> "$GITHUB_OUTPUT"; }
          npm run --silent diff -- --changeset || [ $? -eq 1 ]
          npm test
      - if: steps.changed.outputs.yes == 'true'
        name: Open or renew the pull request
        env:
          GH_TOKEN: \${{ github.token }}
          BREAKING: \${{ steps.diff.outputs.breaking }}
        run: |
          gh auth setup-git
          git config user.name "github-actions[bot]"
          git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
          git switch --create regenerate
          git add --all
          git commit --message "Follow the API's document"
          git push --force origin regenerate
          gh pr create --head regenerate --title "Follow the API's document" --body-file "$RUNNER_TEMP/diff.md" ||
            gh pr edit regenerate --body-file "$RUNNER_TEMP/diff.md"
          if [ "$BREAKING" = true ]; then
            gh label create breaking --color B60205 --force
            gh pr edit regenerate --add-label breaking
          fi
`;

const release = `# Each push to main keeps a pull request up to date that turns the waiting changesets into a version. Merging it publishes the package:
# as a trusted publisher, so that no token exists, and with provenance.
#
# To set up once, on npmjs.com: the package's Settings, Trusted publisher, GitHub Actions, this repository, \`release.yml\`, environment \`npm\`.
# (A package has to exist for that: publish its first version by hand, with \`npm publish --provenance=false\`.)
# On GitHub: an environment \`npm\`, with the reviewers that a release needs; under Settings, Actions, General,
# "Allow GitHub Actions to create and approve pull requests".
name: Release

on:
  push:
    branches: [main]

permissions: {}

concurrency: release

jobs:
  check:
    uses: ./.github/workflows/ci.yml
    permissions:
      contents: read
      pull-requests: write

  version:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: write
      pull-requests: write
    outputs:
      waiting: \${{ steps.changesets.outputs.has-changesets }}
    steps:
${begin(1)}
      - id: changesets
        uses: ${changesets}
        with:
          version-script: npm run version-packages
          commit-message: Turn the changesets into a version
          pr-title: Release the next version

  publish:
    needs: [check, version]
    if: needs.version.outputs.waiting == 'false'
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    environment: npm
    permissions:
      contents: read
      # npm takes the workflow's own identity for a login, and signs where the package was built.
      id-token: write
    steps:
      - uses: ${checkout}
        with:
          persist-credentials: false
      - uses: ${setupNode}
        with:
          # Brings npm 11, which publishes without a token from 11.5.1 on.
          node-version: 24
          # A release is built from nothing that another run has left.
          package-manager-cache: false
      - run: npm ci
      - run: npm run release

  tag:
    needs: publish
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: write
    steps:
      - uses: ${checkout}
      - name: Tag the commit with its version, once
        run: |
          tag="v$(jq --raw-output .version package.json)"
          git ls-remote --exit-code origin "refs/tags/$tag" || { git tag "$tag" && git push origin "$tag"; }
`;
