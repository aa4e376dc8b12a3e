/** An API in NestJS, as a team writes it: DTOs, guards, an interceptor for files. */
import {
  BadRequestException,
  Body,
  type CanActivate,
  Controller,
  type DynamicModule,
  type ExecutionContext,
  Get,
  HttpCode,
  Inject,
  Module,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Query,
  UnauthorizedException,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from "@nestjs/swagger";
import type { Pair, TokenBook } from "../harness/tokens.ts";

/** What the handlers share with the test. */
export interface State {
  readonly tokens: TokenBook;
  readonly handled: unknown[];
}

class LoginDto {
  @ApiProperty() email!: string;
  @ApiProperty({ format: "password" }) password!: string;
}

class RefreshDto {
  @ApiProperty() refreshToken!: string;
}

class TokensDto {
  @ApiProperty() accessToken!: string;
  @ApiProperty() refreshToken!: string;
  @ApiProperty() expiresIn!: number;
}

class UserDto {
  @ApiProperty() email!: string;
  @ApiProperty({ enum: ["admin", "user"] }) role!: "admin" | "user";
}

class NoteDto {
  @ApiProperty() id!: number;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ type: [String] }) tags!: string[];
  @ApiProperty() createdAt!: Date;
}

class CreateNoteDto {
  @ApiProperty({ minLength: 1 }) title!: string;
  @ApiPropertyOptional({ type: String, nullable: true }) text?: string | null;
}

class PageDto {
  @ApiProperty() total!: number;
}

class ListNotesQuery {
  @ApiPropertyOptional({ default: 1 }) page?: number;
  @ApiPropertyOptional({ enum: ["ASC", "DESC"], enumName: "Order" }) order?: "ASC" | "DESC";
  @ApiPropertyOptional({ type: [String] }) tags?: string[];
}

class ErrorDto {
  @ApiProperty() statusCode!: number;
  @ApiProperty({ oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }) message!:
    | string
    | string[];
  @ApiPropertyOptional() error?: string;
}

const STATE = "state";

class TokenGuard implements CanActivate {
  readonly #state: State;

  constructor(@Inject(STATE) state: State) {
    this.#state = state;
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ readonly headers: Readonly<Record<string, string>> }>();
    if (this.#state.tokens.accepts(headers["authorization"])) return true;
    throw new UnauthorizedException();
  }
}

function given({ access, refresh }: Pair): TokensDto {
  return { accessToken: access, refreshToken: refresh, expiresIn: 900 };
}

@ApiTags("auth")
@Controller("auth")
class AuthController {
  readonly #state: State;

  constructor(@Inject(STATE) state: State) {
    this.#state = state;
  }

  @Post("login")
  @HttpCode(200)
  @ApiOkResponse({ type: TokensDto })
  login(@Body() body: LoginDto): TokensDto {
    this.#state.handled.push(["sign in", body]);
    return given(this.#state.tokens.issue());
  }

  @Post("refresh")
  @HttpCode(200)
  @ApiOkResponse({ type: TokensDto })
  refresh(@Body() { refreshToken }: RefreshDto): TokensDto {
    this.#state.handled.push(["refresh", refreshToken]);
    const pair = this.#state.tokens.rotate(refreshToken);
    if (pair === undefined) throw new UnauthorizedException();
    return given(pair);
  }

  @Post("logout")
  @HttpCode(204)
  @ApiBearerAuth()
  @UseGuards(TokenGuard)
  logout(): void {
    this.#state.handled.push(["sign out"]);
  }
}

@ApiTags("users")
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller("users")
class UsersController {
  @Get("me")
  @ApiOkResponse({ type: UserDto })
  @ApiResponse({ status: 403, description: "Forbidden." })
  getMe(): UserDto {
    return { email: "ada@example.com", role: "user" };
  }
}

@ApiTags("notes")
@ApiBearerAuth()
@ApiExtraModels(PageDto)
@UseGuards(TokenGuard)
@Controller("notes")
class NotesController {
  readonly #state: State;

  constructor(@Inject(STATE) state: State) {
    this.#state = state;
  }

  @Get()
  @ApiExtraModels(NoteDto)
  @ApiOkResponse({
    schema: {
      allOf: [
        { $ref: getSchemaPath(PageDto) },
        { properties: { results: { type: "array", items: { $ref: getSchemaPath(NoteDto) } } } },
      ],
    },
  })
  findAll(@Query() query: ListNotesQuery): unknown {
    this.#state.handled.push(["list", { ...query }]);
    const note = { id: 1, title: "Pass", text: null, tags: ["travel"], createdAt: new Date(0) };
    return { total: 1, results: [note] };
  }

  @Post()
  @ApiCreatedResponse({ type: NoteDto })
  @ApiBadRequestResponse({ type: ErrorDto })
  create(@Body() body: CreateNoteDto): NoteDto {
    this.#state.handled.push(["create", body]);
    throw new BadRequestException(["title should not be empty"]);
  }

  @Get("count")
  @ApiOkResponse()
  count(): unknown {
    return { count: 1 };
  }

  @Get(":id")
  @ApiOkResponse({ type: NoteDto })
  @ApiNotFoundResponse({ type: ErrorDto })
  findOne(@Param("id", ParseIntPipe) id: number): NoteDto {
    this.#state.handled.push(["get", id]);
    throw new NotFoundException("No such note");
  }

  @Post(":id/attachment")
  @ApiConsumes("multipart/form-data")
  @ApiBody({
    schema: { type: "object", properties: { file: { type: "string", format: "binary" }, caption: { type: "string" } } },
  })
  @UseInterceptors(FileInterceptor("file"))
  upload(
    @Param("id") id: string,
    @UploadedFile() file: { readonly originalname: string; readonly mimetype: string; readonly buffer: Buffer },
    @Body() body: object,
  ): void {
    this.#state.handled.push([
      "upload",
      id,
      `${file.originalname} ${file.mimetype}: ${file.buffer.toString()}`,
      { ...body },
    ]);
  }
}

@Module({})
class AppModule {
  readonly name = "notes";
}

/** The module of an application, with this state. */
export function moduleFor(state: State): DynamicModule {
  const providers = [{ provide: STATE, useValue: state }];
  return { module: AppModule, controllers: [AuthController, UsersController, NotesController], providers };
}
