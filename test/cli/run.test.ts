import { run } from '../../src/cli/run';
import { Refusal } from '../../src/values/refusal';

/** What a program that fails like that leaves behind. */
function failing(error: unknown): { readonly stderr: string; readonly exitCode: unknown } {
  let stderr = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(stderr += String(text)));
  try {
    run(() => { throw error; });
    return { stderr, exitCode: process.exitCode };
  } finally {
    write.mockRestore();
    process.stdout.removeAllListeners('error');
    process.exitCode = undefined;
  }
}

test('bad input is answered with its message', () => {
  expect(failing(new Refusal('app-empty', 'there is none'))).toEqual({ stderr: 'error[app-empty]: there is none\n', exitCode: 1 });
});

test('an unexpected error is reported as a bug, with where to report it', () => {
  const { stderr, exitCode } = failing(new TypeError('x is not a function'));
  expect([stderr.split('\n').slice(0, 2), exitCode]).toEqual([['error: this is a bug, please report it at https://github.com/cdk8s-mlops/cdk8s-mlops/issues', 'TypeError: x is not a function'], 1]);
  expect(stderr).toMatch(/\n {4}at .*run\.test\.ts/);
});
