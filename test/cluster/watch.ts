import { ChildProcess } from 'child_process';
import { createInterface } from 'readline';

/** The lines of a command that goes on until it is ended. */
export class Watch {
  private readonly lines: AsyncIterator<string>;

  constructor(private readonly child: ChildProcess) {
    this.lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  }

  /** Waits for a line. */
  public async next(wanted: string): Promise<void> {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) {
        throw new Error(`it ended before it said "${wanted}"`);
      }
      if (value.trim() === wanted) {
        return;
      }
    }
  }

  public end(): void {
    this.child.kill('SIGKILL');
  }
}
