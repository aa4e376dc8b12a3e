/** Endpoints written by hand type bodies by the media type's essence: capitals and parameters change nothing. */
import type { DataOf, InitOf, ItemStream } from "latchkey";
import { defineEndpoint, typesOf } from "../../../generated/index.ts";
import { same } from "./same.ts";

interface Note {
  text: string;
}

/** An operation that takes and gives a note in one media type. */
interface NoteIn<MediaType extends string> {
  parameters: {};
  requestBody: { content: { [Type in MediaType]: Note } };
  responses: { 200: { content: { [Type in MediaType]: Note } } };
}

const json = defineEndpoint({
  method: "POST",
  path: "/n",
  types: typesOf<NoteIn<"application/json; charset=utf-8">>(),
});
same<DataOf<typeof json>, Note>(true);
same<InitOf<typeof json>["body"], Note>(true);

const lines = defineEndpoint({ method: "POST", path: "/n", types: typesOf<NoteIn<"application/x-ndjson">>() });
same<DataOf<typeof lines>, ItemStream<Note>>(true);
const bytes: InitOf<typeof lines>["body"] = new Blob(["{}"]);
const note: Note = { text: "one line" };
// @ts-expect-error Type 'Note' is missing the following properties from type 'Blob'
const value: InitOf<typeof lines>["body"] = note;

const xml = defineEndpoint({ method: "POST", path: "/n", types: typesOf<NoteIn<"Application/XML">>() });
same<DataOf<typeof xml>, string>(true);
const markup: InitOf<typeof xml>["body"] = "<note/>";

const image = defineEndpoint({ method: "POST", path: "/n", types: typesOf<NoteIn<"image/png">>() });
same<DataOf<typeof image>, Blob>(true);

export const used: unknown[] = [bytes, value, markup];
