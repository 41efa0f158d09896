import { basename } from 'path';
import { refusalOf } from '../support/calls';
import { SmallChart } from '../support/small-chart';

/** The files of the places in a refusal's stack, behind its message. */
function filesIn(stack: string): string[] {
  return [...new Set([...stack.matchAll(/^ {4}at .*?([^/ (]+\.[jt]s):\d+:\d+\)?$/gm)].map(match => match[1]))];
}

const undescribed = () => new SmallChart(c => c.values.string('text', { description: '' }));
const lines = () => new SmallChart(c => c.requires(c.values.boolean('flag', { description: 'A flag.' }), 'one\n    at two')).toJson();

test.each([['while the chart is made', undescribed], ['when it is rendered, in several lines', lines]])('a refusal %s shows only frames of user code', (_, body) => {
  const { stack, message, refusal } = refusalOf(body);
  expect(stack!.startsWith(`Refusal [${refusal}]: ${message}\n    at `)).toBe(true);
  expect(filesIn(stack!).filter(file => !['small-chart.ts', 'calls.ts'].includes(file))).toEqual([basename(__filename)]);
});

test('an environment variable shows those in libraries, too', () => {
  process.env.CDK8S_MLOPS_STACK = '1';
  try {
    expect(filesIn(refusalOf(undescribed).stack!)).toEqual(expect.arrayContaining(['values.ts', 'owner.ts', basename(__filename)]));
  } finally {
    delete process.env.CDK8S_MLOPS_STACK;
  }
});
