import { resolve } from 'path';
import { readText } from '../../values/read/read-text';
import { Refusal } from '../../values/refusal';

/** An output stream. @internal */
export interface Sink {
  /** Whether it supports colours. */
  readonly colors: boolean;
  write(text: string): void;
}

/** The environment of a command, which tests can replace. @internal */
export class Io {
  /** The exit code if nothing was refused. */
  public exitCode = 0;
  /** The content of standard input, for child processes that read it too. */
  public givenStdin = '';
  private stdinIsRead = false;

  constructor(
    public readonly out: Sink,
    public readonly err: Sink,
    public readonly cwd: string,
    public readonly env: NodeJS.ProcessEnv,
    private readonly stdin: () => string,
  ) {
  }

  /** The text of a file; `-` is standard input. */
  public read(file: string, name: string): string {
    if (file === '') {
      throw new Refusal('values-unreadable', `cannot read ${name}: its name is empty`);
    }
    if (file.trim() !== '-') {
      return readText(resolve(this.cwd, file), `${name} ${file}`);
    }
    if (this.stdinIsRead) {
      throw new Refusal('values-unreadable', 'standard input can be read only once: use "-" once');
    }
    this.stdinIsRead = true;
    return this.givenStdin = this.stdin();
  }
}

/** That of this process. @internal */
export function processIo(): Io {
  const sink = (stream: NodeJS.WriteStream): Sink => ({
    // Also considers NO_COLOR, FORCE_COLOR and TERM.
    colors: stream.isTTY && stream.hasColors(),
    write: text => void stream.write(text),
  });
  return new Io(sink(process.stdout), sink(process.stderr), process.cwd(), process.env, () => readText(0, 'standard input'));
}
