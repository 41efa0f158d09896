import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { CrdPlacement, ItemShape, NumberExpression, StringExpression } from '../../../src';
import { CustomResourceDefinition, StructuralSchema } from '../../../src/kit';

test.each([['as it is', (e: any) => e], ['as a token', (e: any) => (e instanceof StringExpression ? e.asString() : e instanceof NumberExpression ? e.asNumber() : e.asAny())]])('a definition among the templates takes expressions: %s', async (_, given) => {
  const both = new BothOutputs(new SmallChart(c => {
    const v = c.values;
    const [team, gpus, names, old] = [
      v.string('team', { default: 'ml', minLength: 1, pattern: '^[a-z]+$', description: 'Team.' }), v.integer('gpus', { default: 1, minimum: 0, maximum: 8, description: 'GPUs.' }),
      v.list('names', { default: ['sw'], items: ItemShape.ofString({ pattern: '^[a-z]+$', description: 'A name.' }), description: 'Names.' }), v.boolean('old', { description: 'Whether.' }),
    ];
    new CustomResourceDefinition(c, 'definition', {
      group: 'example.org', kind: 'Sweep', labels: { team: given(team) }, shortNames: given(names),
      versions: [
        { name: 'v1', storage: true, schema: StructuralSchema.object().integer('gpus', { default: given(gpus) }).list('names', { default: given(names) }).string('team', { default: given(team), enum: given(names) }) },
        { name: 'v2', served: given(old), schema: StructuralSchema.object() },
      ],
    });
  }, { crds: CrdPlacement.TEMPLATES }));
  await both.agree({}, { sets: ['team=vision', 'gpus=4', 'names={a,b}', 'old=true'] });
  const [{ metadata, spec }] = both.plain({ sets: ['team=vision', 'gpus=4', 'names={a,b}', 'old=true'] }) as any[];
  expect([metadata.labels.team, spec.names.shortNames, spec.versions[1].served]).toEqual(['vision', ['a', 'b'], true]);
  expect(spec.versions[0].schema.openAPIV3Schema.properties).toEqual({ gpus: { type: 'integer', default: 4 }, names: { type: 'array', items: { type: 'string' }, default: ['a', 'b'] }, team: { type: 'string', default: 'vision', enum: ['a', 'b'] } });
});
