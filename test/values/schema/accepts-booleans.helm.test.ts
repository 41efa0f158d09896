import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { Fn, ItemShape, StringOptions } from '../../../src';
import { release } from '../../../src/plain/release';
import { render } from '../../../src/plain/render';
import { Json } from '../../../src/values/shape';

const description = 'What it is for.';
const booleans = { description, acceptsBooleans: true };

describe('a string that accepts booleans', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const v = c.values;
    const [secure, either, verbose] = [
      v.string('secure', { ...booleans, default: 'false', pattern: '^(true|false|yes)$' }), v.string('either', { ...booleans, acceptsIntegers: true }), v.string('verbose', { ...booleans, optional: true }),
    ];
    v.needs('secure=true', 'either');
    c.holder({
      secure, text: `a ${secure} b`, block: `line\n${secure}\n`, json: secure.toJson(), is: secure.is('true'), otherwise: either.orDefault('none'), matches: secure.matches('^false$'), hash: secure.sha256sum(),
      either, printed: Fn.printf('%s-%s', secure, either), joined: Fn.list(secure, either).join(','), verbose: verbose.ifPresent(), has: verbose.isPresent(), chosen: either.isTruthy().ifTrue(either, 'empty'),
    }, 'held');
  }));

  it('is the word in every expression, and false is not empty', async () => {
    const values: Json[] = [true, false, 'true', 'yes'];
    await both.agree({}, ...values.map(secure => ({ files: [{ secure, either: 1 }] })), ...[true, false, 0, 'x', '', null].map(either => ({ files: [{ either, verbose: either }] })),
      { files: [{ secure: true }] }, ...['secure=true,either=false', 'secure=false,verbose=true', 'secure=yes', 'either=7,verbose=null'].map(set => ({ sets: [set] })));
    const [held] = both.plain({ files: [{ secure: true, either: false, verbose: false }] }) as any[];
    expect(held.spec).toMatchObject({
      secure: 'true', text: 'a true b', json: '"true"', is: true, otherwise: 'false', matches: false, either: 'false', printed: 'true-false', joined: 'true,false', verbose: 'false', has: true, chosen: 'false',
    });
    expect(() => render(both.model, release({ name: 'release', values: [{ secure: true }] }))).toThrow('either must be set when secure is "true"');
  });

  it('refuses what is neither, in both outputs', async () => {
    const given: Json[] = [1, 'no', ['true'], { a: true }];
    await both.agree(...given.map(secure => ({ files: [{ secure }] })), { files: [{ verbose: 1 }] });
    expect(both.tally).toMatchObject({ invalid: 7 });
    expect(() => render(both.model, release({ name: 'release', values: [{ secure: 1 }] }))).toThrow(/^invalid values: secure: got a number \(1\), expected .*: quote it, or use --set-string$/);
  });

  it('is the same for generated values', () => both.agreeOnGenerated());
});

describe('a string of few digits that accepts integers', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const size = c.values.string('size', { description, acceptsIntegers: true, default: '10', pattern: '^[0-9]+$', maxLength: 4 });
    c.holder({ size, mebibytes: size.toInteger().times(1024) });
  }));

  it('takes integers with as many digits', async () => {
    await both.agree({}, ...[0, 7, 9999, '0010', '9999'].map(size => ({ files: [{ size }] })), { sets: ['size=12'] }, ...[10000, -1, 1.5, '10000', true].map(size => ({ files: [{ size }] })));
    expect(both.tally).toMatchObject({ invalid: 5 });
    expect((both.plain({ files: [{ size: 12 }] }) as any)[0].spec).toEqual({ size: '12', mebibytes: 12288 });
  });

  it('is the same for generated values', () => both.agreeOnGenerated());
});

describe('the option', () => {
  it.each<[string, Partial<StringOptions>, RegExp]>([
    ['a pattern without the words', { pattern: '^[a-d]*$' }, /^small: tag has the option "acceptsBooleans", and true is not what its pattern accepts: remove the option, or accept true and false$/],
    ['a maximum length', { maxLength: 4 }, /and false has more than 4 characters/],
  ])('is refused with %s', (_, options, message) => {
    expect(() => new SmallChart(c => c.holder([c.values.string('tag', { ...booleans, ...options })]))).toThrow(message);
  });

  it('is refused in what can be rendered as a whole, where a boolean would stay one', () => {
    expect(() => new SmallChart(c => c.holder(c.values.map('all', { description, items: ItemShape.object().string('tag', booleans) }).asAny())))
      .toThrow(/^small: all has the option "acceptsBooleans" in it, and can be rendered as it is, where a boolean would stay one/);
  });
});
