import { SmallChart } from '../../support/small-chart';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration, WebhookCertificate, WebhookProps } from '../../../src/kit';

const rules = [{ operations: ['CREATE'], apiGroups: ['batch'], apiVersions: ['v1'], resources: ['jobs'] }];
const hook: WebhookProps = { name: 'check.example.org', service: { name: 'server' }, rules };

function made(webhooks: WebhookProps[], { kind = ValidatingWebhookConfiguration, release = {}, props = {} }: { kind?: typeof ValidatingWebhookConfiguration | typeof MutatingWebhookConfiguration; release?: object; props?: object } = {}): any {
  return new SmallChart(c => {
    const certificate = new WebhookCertificate(c, 'cert', { services: ['server'], selfManaged: true });
    new kind(c, 'check', { certificate, webhooks, ...props });
    c.holder(1);
  }, release).toJson().find(o => /Webhook/.test(o.kind));
}

describe('a webhook configuration', () => {
  it('has all that the API server would add within the list', () => {
    expect(made([hook]).webhooks).toEqual([{
      name: 'check.example.org', admissionReviewVersions: ['v1'], clientConfig: { service: { name: 'server', namespace: 'default', port: 443 } }, failurePolicy: 'Fail', matchPolicy: 'Equivalent',
      namespaceSelector: {}, objectSelector: {}, rules: [{ ...rules[0], scope: '*' }], sideEffects: 'None', timeoutSeconds: 10,
    }]);
    expect(made([hook], { kind: MutatingWebhookConfiguration }).webhooks[0].reinvocationPolicy).toBe('Never');
  });

  it('has a name that a release in another namespace does not share, or a fixed one', () => {
    const names = ['one', 'two'].map(releaseNamespace => made([hook], { release: { releaseName: 'same', releaseNamespace } }).metadata.name);
    expect(names).toEqual(['one.same-small-check', 'two.same-small-check']);
    const { metadata } = made([hook], { props: { name: 'config.webhook.example.org', labels: { a: 'b' }, annotations: { c: 'd' } } });
    expect(metadata).toMatchObject({ name: 'config.webhook.example.org', labels: { a: 'b' }, annotations: { c: 'd' } });
    expect(metadata).not.toHaveProperty('namespace');
  });

  it('may send reviews to a Service of another namespace, of some objects only', () => {
    const [webhook] = made([{
      ...hook, service: { name: 'a', namespace: 'b', port: 8443, path: '/c' }, failurePolicy: 'Ignore', matchPolicy: 'Exact', sideEffects: 'NoneOnDryRun', timeoutSeconds: 30,
      namespaceSelector: { matchLabels: { d: 'e' } }, objectSelector: { matchLabels: { f: 'g' } }, matchConditions: [{ name: 'h', expression: 'true' }], admissionReviewVersions: ['v1', 'v1beta1'],
    }]).webhooks;
    expect(webhook).toMatchObject({
      clientConfig: { service: { name: 'a', namespace: 'b', port: 8443, path: '/c' } }, failurePolicy: 'Ignore', matchPolicy: 'Exact', sideEffects: 'NoneOnDryRun', timeoutSeconds: 30,
      namespaceSelector: { matchLabels: { d: 'e' } }, objectSelector: { matchLabels: { f: 'g' } }, matchConditions: [{ name: 'h', expression: 'true' }], admissionReviewVersions: ['v1', 'v1beta1'],
    });
  });

  it('has no rules if the program writes them', () => {
    expect(made([{ ...hook, rules: undefined }]).webhooks[0]).not.toHaveProperty('rules');
  });

  it('is not created if it is not enabled', () => {
    expect(made([hook], { props: { enabled: false } })).toBeUndefined();
  });

  it.each<[string, WebhookProps[], string]>([
    ['no webhook', [], 'small/check: webhooks is empty'],
    ['a short name', [{ ...hook, name: 'example.org' }], 'webhooks[0].name: got "example.org", expected a domain with at least three segments'],
    ['a name twice', [hook, hook], 'webhooks[0] and webhooks[1] have the same name "check.example.org"'],
    ['a rule without operations', [{ ...hook, rules: [{ ...rules[0], operations: [] }] }], 'webhooks[0].rules[0].operations is missing'],
    ['a rule without a group', [{ ...hook, rules: [{ operations: ['*'], apiVersions: ['v1'], resources: ['pods'] }] }], 'webhooks[0].rules[0].apiGroups is missing, which a rule needs: [\'\'] is the core group'],
    ['an unknown policy', [{ ...hook, failurePolicy: 'fail' }], 'webhooks[0].failurePolicy: got "fail", expected Fail or Ignore'],
    ['side effects', [{ ...hook, sideEffects: 'Some' }], 'webhooks[0].sideEffects: got "Some", expected None or NoneOnDryRun'],
    ['a long time', [{ ...hook, timeoutSeconds: 31 }], 'webhooks[0].timeoutSeconds: got 31, expected an integer from 1 to 30'],
  ])('refuses %s', (_, webhooks, message) => {
    expect(() => made(webhooks)).toThrow(message);
  });
});
