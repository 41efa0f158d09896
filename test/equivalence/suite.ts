import { App } from 'cdk8s';
import { nulls } from '../support/arbitrary-values';
import { ReleaseCase } from '../support/arbitrary-release';
import { BothOutputs } from '../support/equivalence';
import { HELMS, helmLint, helmPackage, helmTemplate } from '../support/helm';
import { ONCE } from '../support/once';
import { TokenCheck, ReleaseChart } from '../../src';
import { Refusal } from '../../src/values/refusal';
import { Json } from '../../src/values/shape';
import { CI_VALUES_FILE, ciValues } from '../../src/helm/files/ci-values';

/** What every chart has to hold, with both versions of Helm. */
export function describeChart(name: string, create: (app: App) => ReleaseChart): void {
  describe(name, () => {
    let both: BothOutputs;
    /** Names that a cluster or namespace has once, whatever the releases are called. */
    let fixed: readonly string[];
    /** What is required, given. */
    let complete: { readonly files: readonly Json[] };

    const isOfRelease = (o: any): boolean => o.kind !== 'CustomResourceDefinition' && !ONCE.includes(name) && !fixed.includes(o.metadata.name);

    beforeAll(() => {
      const chart = create(new App());
      fixed = chart._props.fixedNames ?? [];
      both = new BothOutputs(chart);
      complete = { files: both.model.ciValues === undefined ? [] : [both.model.ciValues] };
    });

    test('does not depend on the form of tokens', () => {
      TokenCheck.run({ define: app => { create(app as App); } });
    });

    test('renders the same with the defaults and with the values of each environment', async () => {
      const environments = Object.values(both.model.environments).map(({ values }) => ({ files: [...complete.files, values] }));
      const before = { ...both.tally };
      await both.agree(complete, ...environments);
      expect(both.tally.rendered - before.rendered).toBe(1 + environments.length);
    });

    test('renders the same for any release name, namespace and cluster', async () => {
      const given: ReleaseCase[] = [
        { name: 'a'.repeat(53) }, { name: `r${'-x'.repeat(26)}` }, { name: name }, { name: `x-${name}-x` }, { name: 'yes' }, { name: 'e1e3' },
        { namespace: 'n'.repeat(63) }, { namespace: '123' }, { namespace: 'on' },
        { isUpgrade: true }, { kubernetesVersion: '1.29.0' }, { kubernetesVersion: '1.35.1' }, { apiVersions: ['monitoring.coreos.com/v1', 'gateway.networking.k8s.io/v1/HTTPRoute'] },
        { sets: ['global.anything=1'] }, { sets: ['tags.anything=true'] }, { sets: ['enabled=false'] },
      ];
      const before = { ...both.tally };
      await both.agree(...given.map(one => ({ ...complete, ...one })));
      expect(both.tally.rendered - before.rendered).toBe(given.length);
    });

    test('renders null as what the value is by default, or refuses it, in both', async () => {
      const given = nulls(both.model.values, both.model.ciValues ?? {}).map(file => ({ files: [file] }));
      const byDefault = both.plain(complete);
      const rendered = given.filter(one => !(both.plain(one) instanceof Refusal));
      expect(rendered.filter(one => JSON.stringify(both.plain(one)) !== JSON.stringify(byDefault))).toEqual([]);
      // Those that are refused take a process each.
      await both.agreeTogether(...rendered, ...given.filter(one => !rendered.includes(one)).filter((_, i) => i % 10 === 0));
    }, 600_000);

    test('refuses an invalid release in both', async () => {
      const given: ReleaseCase[] = [
        { name: 'A' }, { name: '-a' }, { name: 'a-' }, { name: 'a'.repeat(54) }, { kubernetesVersion: '1.20.0' },
        { sets: ['undeclared=1'] }, { files: [...complete.files, { global: 'text' }] }, { files: [...complete.files, { tags: 1 }] },
      ];
      const before = { ...both.tally };
      await both.agree(...given.map(one => ({ ...complete, ...one })));
      expect(both.tally.refused - before.refused).toBe(given.length);
    });

    test('renders the same for generated releases', async () => {
      await both.agreeOnGenerated();
    }, 1_800_000);

    test('two releases in two namespaces share no name of cluster-scoped objects', () => {
      // Of names that could be taken apart in two ways. Definitions are not of a release.
      const [first, second] = [{ name: 'b-c', namespace: 'a' }, { name: 'c', namespace: 'a-b' }].map(one => both.plain({ ...complete, ...one }) as any[]);
      const names = (objects: any[]) => objects.filter(o => o.metadata.namespace === undefined && isOfRelease(o)).map(o => `${o.kind} ${o.metadata.name}`);
      expect(names(first).filter(name => names(second).includes(name))).toEqual([]);
    });

    test('two releases in one namespace share no name, and select none of the other\'s pods', () => {
      const [first, second] = [{ name: 'first' }, { name: 'second' }].map(one => both.plain({ ...complete, ...one }) as any[]);
      const names = [...first, ...second].filter(isOfRelease).map(o => `${o.apiVersion} ${o.kind} ${o.metadata.namespace} ${o.metadata.name}`);
      expect(names.filter((id, i) => names.indexOf(id) !== i)).toEqual([]);
      const crossing = [...first.map(a => [a, second]), ...second.map(a => [a, first])].flatMap(([a, others]) =>
        others.filter((b: any) => selects(a, b)).map((b: any) => `${a.kind} ${a.metadata.name} selects pods of ${b.kind} ${b.metadata.name}`));
      expect(crossing).toEqual([]);
    });

    test('no two workloads of a release select the same pods, and names are as long as they may be', () => {
      const objects = both.plain({ ...complete, name: `${'a'.repeat(51)}-b` }) as any[];
      const workloads = objects.filter(o => o.spec?.selector?.matchLabels && o.spec.template);
      const crossing = workloads.flatMap(a => workloads.filter(b => a !== b && selects(a, b)).map(b => `${a.metadata.name} selects pods of ${b.metadata.name}`));
      expect(crossing).toEqual([]);
      // Outside of the namespace of the release, the name holds that namespace.
      const longest = (o: any) => (o.metadata.namespace === 'default' ? 63 : 127);
      expect(objects.filter(o => !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(o.metadata.name) || o.metadata.name.length > longest(o)).map(o => o.metadata.name)).toEqual([]);
    });

    test.each(HELMS)('helm $name lints, packs and renders it without a word', helm => {
      const values = { valuesFiles: [`${both.folder}/${CI_VALUES_FILE}`] };
      for (const file of ciValues(both.model).keys()) {
        const lint = helmLint(helm, both.folder, { valuesFiles: [`${both.folder}/${file}`] });
        expect([file, lint.ok, lint.stdout.match(/\[(WARNING|ERROR)\].*/g), lint.stderr]).toEqual([file, true, null, '']);
      }
      const packed = helmPackage(helm, both.folder);
      expect([packed.ok, packed.stderr]).toEqual([true, '']);
      expect(helmTemplate(helm, packed.file!, values).stderr).toBe('');
    });

    test('prints the same notes', async () => {
      if (both.model.notes.length === 0) {
        return;
      }
      await both.agreeOnNotes(complete, { ...complete, isUpgrade: true, name: 'other' }, ...both.samples(20));
    });
  });
}

/** Whether the selector of one object matches the pods of another. */
function selects(a: any, b: any): boolean {
  const selector = a.spec?.selector?.matchLabels ?? (a.kind === 'Service' ? a.spec?.selector : undefined);
  const labels = b.spec?.template?.metadata?.labels ?? (b.kind === 'Pod' ? b.metadata.labels : undefined);
  return typeof selector === 'object' && labels !== undefined && Object.entries(selector).every(([k, v]) => labels[k] === v);
}
