/** As much of oidc-provider as the tests use; it brings no types. */
declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  interface Context {
    body: unknown;
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly params: Readonly<Record<string, string | undefined>>;
      entity(name: string, value: unknown): void;
    };
  }

  interface Model {
    save(): Promise<string>;
  }

  interface Grant extends Model {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (
      of: object,
    ) => Grant;
    readonly AccessToken: new (
      of: object,
    ) => Model & { resourceServer: unknown };
    readonly RefreshToken: new (
      of: object,
    ) => Model;
    readonly ResourceServer: new (
      audience: string,
      of: object,
    ) => object;
    registerGrantType(name: string, grant: (context: Context) => Promise<void>, parameters: string[]): void;
    on(event: "grant.success" | "grant.revoked", listener: (context: Context) => void): void;
    callback(): RequestListener;
  }
}
