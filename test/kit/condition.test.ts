import { ItemShape } from '../../src';
import { Condition, Prop } from '../../src/kit';
import { objectsOf, SmallChart } from '../support/small-chart';

const about = { optional: true, description: 'It may be absent.' };

/** What conditions of props that may be left out say. */
function said(values: object): any {
  const body = (c: SmallChart) => {
    const { word, count, flag } = c.values.group('given', ItemShape.object('Given.').string('word', { minLength: 2, ...about }).integer('count', about).boolean('flag', about)).asProps();
    c.holder({
      word: Condition.of(word).choose(true, false),
      filled: Prop.of(word).isFilled().choose(true, false),
      count: Condition.of(count).choose(true, false),
      flag: Condition.of(flag).not().choose(false, true),
    });
  };
  return objectsOf(body, { values })[0].spec;
}

describe('a condition of a prop that is optional', () => {
  it('does not hold where the prop is absent, also when the prop is never empty', () => {
    expect(said({})).toEqual({ word: false, filled: false, count: false, flag: false });
  });

  it('holds where the prop is given and not empty', () => {
    expect(said({ given: { word: 'ab', count: 1, flag: true } })).toEqual({ word: true, filled: true, count: true, flag: true });
  });

  it('does not hold where the prop is given as 0 or false', () => {
    expect(said({ given: { count: 0, flag: false } })).toMatchObject({ count: false, flag: false });
  });
});

describe('a condition that is known at synthesis', () => {
  it('leaves out expressions of the other case', () => {
    const body = (c: SmallChart) => {
      const port = () => c.values.get('port').asAny();
      c.values.integer('port', { default: 80, minimum: 1, maximum: 65535, description: 'A port.' });
      c.holder({
        port: port(),
        item: [0, ...Condition.of(false).items([port()]), ...Condition.of(true).items([1], [port()])],
        entry: { zero: 0, ...Condition.of(false).entries({ port: port() }), ...Condition.of(true).entries({ one: 1 }, { port: port() }) },
        field: Condition.of(false).choose(port()),
        other: Condition.of(true).choose('chosen', port()),
        text: Condition.of(true).chooseString('chosen', `${port()}`),
      });
    };
    expect(objectsOf(body)[0].spec).toEqual({ port: 80, item: [0, 1], entry: { zero: 0, one: 1 }, other: 'chosen', text: 'chosen' });
  });
});

describe('a condition that is joined with itself', () => {
  it('is asked once', () => {
    new SmallChart(c => {
      const [one, other] = ['one', 'other'].map(name => Condition.of(c.values.boolean(name, { description: 'A flag.' })));
      const asked = (condition: Condition): any => (condition.value as any)._node;
      expect([asked(one.or(one)), asked(one.and(one))]).toEqual([asked(one), asked(one)]);
      expect(asked(one.or(other).or(one))).toEqual(asked(one.or(other)));
      expect(asked(one.and(other).and(one))).toEqual(asked(one.and(other)));
      c.holder({ one: one.choose(1), other: other.choose(2) });
    });
  });
});

describe('a condition of a list that the chart writes', () => {
  it('is that of the values in it', () => {
    const filled = (values: object) => objectsOf(c => {
      const list = c.values.list('list', { description: 'A list.' });
      c.holder({ filled: Prop.of([...list.asAny()]).isFilled().choose(true, false), more: Prop.of([...list.asAny(), 'own']).isFilled().choose(true, false) });
    }, { values })[0].spec;
    expect([filled({}), filled({ list: ['a'] })]).toEqual([{ filled: false, more: true }, { filled: true, more: true }]);
  });

  it('holds if an item is certain, wherever it is beside a loop that leaves items out', () => {
    const rendered = (own: (items: any[]) => any[]) => objectsOf(c => {
      const each = c.values.list('list', { description: 'A list.' }).loop('word');
      const items = [...each.items(each.item.string().isNot('no').ifTrue(each.item.string()))];
      c.holder({ list: Prop.of(own(items)).ifFilled() });
    }, { values: { list: ['no', 'yes'] } })[0].spec;
    expect([rendered(items => [...items, 'own']), rendered(items => ['own', ...items])]).toEqual([{ list: ['yes', 'own'] }, { list: ['own', 'yes'] }]);
    expect(() => rendered(items => items)).toThrow('the loop over list renders items only under a condition, and nothing else is certain to be in the list or map');
  });
});
