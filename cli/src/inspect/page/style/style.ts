/** The page's one style sheet. It names no font, picture or sheet that would have to be loaded. */
import { colors } from "./colors.ts";
import { filters } from "./filters.ts";
import { frame } from "./frame.ts";
import { panels } from "./panels.ts";
import { printing } from "./print.ts";
import { rows } from "./rows.ts";

/** The text, in the order in which later rules win. */
export const style: string = colors + frame + panels + filters + rows + printing;
