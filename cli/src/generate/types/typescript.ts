/**
 * TypeScript, by `require`.
 *
 * Imported, its nine megabytes are read twice more before they run: for the module's format, and for the names that it exports. That is a
 * third of a second.
 */
import { createRequire } from "node:module";
import type typescript from "typescript";

/** TypeScript's own namespace. */
export const ts: typeof typescript = createRequire(import.meta.url)("typescript");

/** Its types, as far as they are used. */
export declare namespace ts {
  type DeclarationStatement = typescript.DeclarationStatement;
  type EntityName = typescript.EntityName;
  type InterfaceDeclaration = typescript.InterfaceDeclaration;
  type Node = typescript.Node;
  type PropertyName = typescript.PropertyName;
  type PropertySignature = typescript.PropertySignature;
  type SyntaxKind = typescript.SyntaxKind;
  type SynthesizedComment = typescript.SynthesizedComment;
  type TypeAliasDeclaration = typescript.TypeAliasDeclaration;
  type TypeElement = typescript.TypeElement;
  type TypeLiteralNode = typescript.TypeLiteralNode;
  type TypeNode = typescript.TypeNode;
  type TypeReferenceNode = typescript.TypeReferenceNode;
}
