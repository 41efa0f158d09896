import { namesInOrder } from '../../../src/manifest/names/names-in-order';
import { itemOf, loopOver } from '../../../src/expr/expression/loop';
import { literal } from '../../../src/expr/node/literal';
import { Loop, Part } from '../../../src/expr/node/node';

describe('names that must be distinct', () => {
  const over = literal([{ a: 'x' }]);
  const [first, second] = [loopOver(over), loopOver(over)];
  const each = (loop: Loop): Part => ({ kind: 'each', loop, body: [{ kind: 'element', value: itemOf(loop) }] });

  it('have a loop once, after those that are known', () => {
    const { parts } = namesInOrder([each(first), { kind: 'element', value: literal('a') }, each(first), each(second)]);
    expect(parts.map(part => (part.kind === 'each' ? part.body.length : part.kind))).toEqual(['element', 2, 1]);
  });
});
