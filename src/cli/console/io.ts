import { resolve } from 'path';
import { readText } from '../../values/read/read-text';
import { Refusal } from '../../values/refusal';

/** Where text goes to. @internal */
export interface Sink {
  /** Whether whoever reads it sees colours. */
  readonly colors: boolean;
  write(text: string): void;
}

/** What a command knows of the process that it runs in, so that it can run in a test as well. @internal */
export class Io {
  /** What the process ends with when nothing was refused. */
  public exitCode = 0;
  /** What was read from standard input, for programs that are told to read it too. */
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

  /** The text of a file that the user named; `-` is standard input. */
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
    // Asks NO_COLOR, FORCE_COLOR and TERM too.
    colors: stream.isTTY && stream.hasColors(),
    write: text => void stream.write(text),
  });
  return new Io(sink(process.stdout), sink(process.stderr), process.cwd(), process.env, () => readText(0, 'standard input'));
}
