import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { Pattern } from '../../../src';
import { Refusal } from '../../../src/values/refusal';

const description = 'What it is for.';

test('a namespace that comes from a value is a name, or both outputs refuse it', async () => {
  const both = new BothOutputs(new SmallChart(c => c.holder(1, 'held', { namespace: c.values.string('place', { description, default: 'ml' }).asString() })));
  const refused = ['My Place', '-a', 'a.b', '', 'a'.repeat(64)];
  await both.agree(...['123', 'a'.repeat(63), ...refused].map(place => ({ files: [{ place }] })));
  expect(refused.map(place => both.plain({ files: [{ place }] })).map(r => r instanceof Refusal && r.message)).toEqual(
    refused.map(place => `the namespace "${place}" of a Held is not one: use lower-case letters, digits and "-", at most 63 characters`));
});

test('a namespace that the schema restricts to namespaces needs no check in the templates', () => {
  const checked = (options: any) => new BothOutputs(new SmallChart(c => {
    const namespace = c.values.string('place', { pattern: Pattern.DNS_LABEL, description: 'Where.', ...options });
    c.holder({}, 'held', { namespace: namespace.asString() });
  }, { ciValues: options.required ? { place: 'there' } : undefined }));
  const asks = ({ folder }: BothOutputs) => /of a Held is not one/.test(readdirSync(join(folder, 'templates')).map(file => readFileSync(join(folder, 'templates', file), 'utf8')).join(''));
  expect([{ default: 'there' }, { required: true }].map(options => asks(checked(options)))).toEqual([false, false]);
  expect(asks(checked({ pattern: Pattern.DNS_NAME, default: 'there' }))).toBe(true);
});
