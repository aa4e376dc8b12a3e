/** An API in tsoa, as a team writes it: the types of its methods are its document. */
import {
  Body,
  Controller,
  FormField,
  Get,
  Path,
  Post,
  Query,
  Response,
  Route,
  Security,
  SuccessResponse,
  Tags,
  UploadedFile,
} from "@tsoa/runtime";
import { state } from "./state.ts";

export interface Credentials {
  email: string;
  password: string;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  /** @isInt */
  expiresIn: number;
}

export interface Note {
  /** @isInt */
  id: number;
  title: string;
  text: string | null;
  tags?: string[];
  createdAt: Date;
}

/** @minLength 1 */
export type Title = string;

export interface NewNote extends Pick<Note, "text"> {
  title: Title;
}

export interface ApiError {
  message: string;
  details?: { [field: string]: { message: string; value?: unknown } };
}

/** An error with the status that it is answered with. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

@Route("auth")
@Tags("Auth")
export class AuthController extends Controller {
  @Post("login")
  public async login(@Body() body: Credentials): Promise<TokenPair> {
    state.handled.push(["sign in", body]);
    const { access, refresh } = state.tokens.issue();
    return { accessToken: access, refreshToken: refresh, expiresIn: 900 };
  }

  @Post("refresh")
  @Response<ApiError>(401, "Refused")
  public async refresh(@Body() body: { refreshToken: string }): Promise<TokenPair> {
    state.handled.push(["refresh", body.refreshToken]);
    const pair = state.tokens.rotate(body.refreshToken);
    if (pair === undefined) throw new HttpError(401, "Refused");
    return { accessToken: pair.access, refreshToken: pair.refresh, expiresIn: 900 };
  }
}

@Route("users")
@Tags("Users")
@Security("jwt")
export class UsersController extends Controller {
  @Get("me")
  public async getMe(): Promise<{ email: string }> {
    return { email: "ada@example.com" };
  }
}

@Route("notes")
@Tags("Notes")
@Security("jwt")
export class NotesController extends Controller {
  /**
   * @isInt limit
   * @maximum limit 100
   */
  @Get()
  public async listNotes(
    @Query() limit: number = 20,
    @Query() sort?: "title" | "-title",
    @Query() tags?: string[],
    @Query() since?: Date,
  ): Promise<Note[]> {
    state.handled.push(["list", { limit, sort, tags, since }]);
    return [{ id: 1, title: "Pass", text: null, createdAt: new Date(0) }];
  }

  @Post()
  @SuccessResponse(201, "Created")
  @Response<ApiError>(422, "Validation failed")
  public async createNote(@Body() body: NewNote): Promise<Note> {
    this.setStatus(201);
    return { id: 2, ...body, createdAt: new Date(0) };
  }

  /** @isInt id */
  @Get("{id}")
  @Response<ApiError>(404, "Not found")
  public async getNote(@Path() id: number): Promise<Note> {
    throw new HttpError(404, `No note ${id}`);
  }

  /** @isInt id */
  @Post("{id}/attachment")
  public async upload(
    @Path() id: number,
    @UploadedFile() file: Express.Multer.File,
    @FormField() caption?: string,
  ): Promise<void> {
    state.handled.push(["upload", id, `${file.originalname} ${file.mimetype}: ${file.buffer.toString()}`, caption]);
  }
}
