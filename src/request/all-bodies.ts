/** Bodies of every media type: named by the endpoints that declare a form, a multipart body, or a choice of types. */
import { mediaKind } from "../operation/media-type.ts";
import type { BodyForms } from "../operation/operation.ts";
import { serializeBody } from "./body.ts";
import { chooseMediaType } from "./choose-media-type.ts";
import { encodingsOf } from "./encodings.ts";
import { formBody } from "./form.ts";
import { multipartBody } from "./multipart.ts";

/** Chooses among the declared media types, and writes forms and multipart bodies. */
export const allBodies: BodyForms = {
  serialize: serializeBody,
  choose: chooseMediaType,
  write(operation, body, mediaType) {
    const kind = mediaKind(mediaType);
    if (kind === "multipart") return multipartBody(operation, body, mediaType, encodingsOf(operation, mediaType));
    if (kind !== "form") return undefined;
    const source = formBody(operation, body, encodingsOf(operation, mediaType).encoding);
    return { source, contentType: mediaType };
  },
};
