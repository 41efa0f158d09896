import { KnativeWebhooks } from '../../src/knative/knative-webhooks';
import { objectsOf, SmallChart } from '../support/small-chart';
import { release } from '../../src/plain/release';
import { renderNotes } from '../../src/plain/render';

const all = objectsOf(c => void new KnativeWebhooks(c, 'webhooks', { namespace: 'knative-serving' }));
const configurations = all.filter(o => o.kind.endsWith('WebhookConfiguration'));

const CONFIG = 'config.webhook.serving.knative.dev';

describe('the webhooks of Knative Serving', () => {
  it('have the names and paths that are fixed in the programs', () => {
    expect(configurations.map(o => [o.kind, o.metadata.name, o.webhooks[0].clientConfig.service.name, o.webhooks[0].clientConfig.service.path])).toEqual([
      ['MutatingWebhookConfiguration', 'webhook.serving.knative.dev', 'webhook', '/defaulting'],
      ['MutatingWebhookConfiguration', 'webhook.domainmapping.serving.knative.dev', 'domainmapping-webhook', '/defaulting'],
      ['ValidatingWebhookConfiguration', 'validation.webhook.serving.knative.dev', 'webhook', '/resource-validation'],
      ['ValidatingWebhookConfiguration', 'validation.webhook.domainmapping.serving.knative.dev', 'domainmapping-webhook', '/resource-validation'],
      ['ValidatingWebhookConfiguration', 'config.webhook.serving.knative.dev', 'webhook', '/config-validation'],
    ]);
    // The programs look for the webhook with the name of its configuration.
    configurations.forEach(o => expect(o.webhooks.map((w: any) => w.name)).toEqual([o.metadata.name]));
  });

  it('are left to the program for what it makes itself: the CA, and the data of the Secrets', () => {
    configurations.forEach(o => expect(o.webhooks[0].clientConfig).not.toHaveProperty('caBundle'));
    const secrets = all.filter(o => o.kind === 'Secret');
    expect(secrets.map(o => o.metadata.name)).toEqual(['webhook-certs', 'domainmapping-webhook-certs', 'serving-certs-ctrl-ca', 'knative-serving-certs']);
    secrets.forEach(o => expect([o.data, o.stringData]).toEqual([undefined, undefined]));
  });

  it('have the rules in the order in which the programs write them: by group, version and resource', () => {
    for (const { webhooks: [{ rules }] } of configurations.filter(o => o.metadata.name !== CONFIG)) {
      const keys = rules.map((r: any) => [r.apiGroups[0], r.apiVersions[0], r.resources[0]].join(' '));
      expect(keys).toEqual([...keys].sort());
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('are asked about ConfigMaps only once the program runs, so that a release whose webhook cannot start can be changed', () => {
    expect(configurations.find(o => o.metadata.name === CONFIG).webhooks[0]).not.toHaveProperty('rules');
  });

  it('are named in notes, with the fields that tools have to ignore', () => {
    const chart = new SmallChart(c => new KnativeWebhooks(c, 'webhooks', { namespace: 'knative-serving' }).addNotes());
    const notes = renderNotes(chart._model(), release({ name: 'r', namespace: 'ns' }));
    configurations.forEach(o => expect(notes).toContain(`${o.kind} ${o.metadata.name}: /webhooks/0/clientConfig/caBundle`));
    expect(notes).toContain(`${CONFIG}: /webhooks/0/clientConfig/caBundle, /webhooks/0/rules`);
  });
});
