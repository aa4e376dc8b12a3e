declare module "validate-npm-package-name" {
  export default function validate(name: string): {
    readonly validForNewPackages: boolean;
    readonly errors?: readonly string[];
    readonly warnings?: readonly string[];
  };
}
