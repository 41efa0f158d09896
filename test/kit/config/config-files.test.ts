import { createHash } from 'crypto';
import { SmallChart } from '../../support/small-chart';
import { ForEach, ItemShape } from '../../../src';
import { ConfigFiles, ConfigText } from '../../../src/kit';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function rendered(files: (c: SmallChart) => { [name: string]: string }, values: any = {}): { config: any; checksum: string } {
  const [config, held] = new SmallChart(c => {
    const own = new ConfigFiles(c, 'config', { files: files(c) });
    c.holder({ checksum: own.checksum, volume: own.asVolume('config') });
  }, { values }).toJson();
  expect(held.spec.volume).toEqual({ name: 'config', configMap: { name: config.metadata.name } });
  return { config, checksum: held.spec.checksum };
}

describe('files of configuration', () => {
  const greeting = (c: SmallChart) => ({
    'app.json': `{"greeting": ${ConfigText.json(c.values.string('greeting', { default: 'hi', multiline: true, description: 'A greeting.' }))}}\n`,
  });

  it('have a checksum of their content', () => {
    for (const text of ['hi', 'a\nb', '"', '']) {
      const { config, checksum } = rendered(greeting, { greeting: text });
      expect(config.data['app.json']).toBe(`{"greeting": ${JSON.stringify(text)}}\n`);
      expect(checksum).toBe(sha256(config.data['app.json']));
    }
  });

  it('have a checksum of all of them and of their names', () => {
    const both = rendered(c => ({ ...greeting(c), 'b.txt': 'b\n' }));
    expect(both.checksum).toBe(sha256(`app.json\n${sha256('{"greeting": "hi"}\n')}b.txt\n${sha256('b\n')}`));
    expect(rendered(c => ({ ...greeting(c), 'c.txt': 'b\n' })).checksum).not.toBe(both.checksum);
  });

  it('that are known have a checksum that is known', () => {
    expect(rendered(() => ({ a: 'always\n' })).checksum).toBe(sha256('always\n'));
  });

  it.each(['a/b', '', '..', '..a', 'a b'])('cannot have the name %j, which the API server would refuse', name => {
    expect(() => rendered(() => ({ [name]: 'a\n' }))).toThrow(`small/config: ${JSON.stringify(name)} is not a key of a ConfigMap`);
  });

  it('can be those of each item of a loop', () => {
    const all = new SmallChart(c => {
      const teams = c.values.map('teams', { items: ItemShape.object().string('motto', { description: 'Its motto.' }), description: 'Teams.' });
      const each = new ForEach(c, 'teams', { over: teams });
      const own = new ConfigFiles(each, 'config', { files: { motto: `${each.item.string('motto')}!` } });
      c.holder({ checksum: own.checksum }, 'held', undefined, each);
    }, { values: { teams: { a: { motto: 'x' }, b: {} } } }).toJson();
    expect(all.filter(o => o.kind === 'Held').map(o => o.spec.checksum)).toEqual([sha256('x!'), sha256('!')]);
  });
});
