import { KNATIVE_NAMESPACES, KOURIER_SERVICES } from './knative-names';
import { ReleaseChart } from '../chart/release-chart';
import { BooleanExpression } from '../expr/expression/expression';
import { Fn } from '../expr/expression/fn';
import { toNode } from '../expr/expression/to-node';
import { Condition } from '../kit/condition';
import { RegistryCredentials } from '../kit/config/registry-credentials';

/** Adds notes on host names, and on pull secrets. @internal */
export function addKnativeServingNotes(chart: ReleaseChart, forPrograms: RegistryCredentials, forUsers: RegistryCredentials): void {
  const { values: v, notes } = chart;
  const [hasDomain, findsDomain] = ['domain.enabled', 'defaultDomain.enabled'].map(path => v.get(path).boolean());
  const domain = v.get('domain.name').string();
  notes.add(`
The programs are in the namespaces ${KNATIVE_NAMESPACES.serving} and ${KNATIVE_NAMESPACES.kourier}. To see whether they are ready:

  kubectl wait --for=condition=Available deployment --all --namespace ${KNATIVE_NAMESPACES.serving} --timeout=5m
  kubectl wait --for=condition=Available deployment --all --namespace ${KNATIVE_NAMESPACES.kourier} --timeout=5m

The address of the gateway:

  kubectl get service ${KOURIER_SERVICES.external} --namespace ${KNATIVE_NAMESPACES.kourier}`);
  notes.addWhen(hasDomain, `
Services of the namespace inference-engine have host names such as web.inference-engine.${domain}. Let *.inference-engine.${domain} lead to that address, and set env.PROD_IE_DOMAIN of the back end to

  ${domain}`);
  notes.addWhen(Fn.all(findsDomain, hasDomain.not()), `
A Job makes that address the domain of Services, as soon as there is one. To see the domain:

  kubectl get configmap config-domain --namespace ${KNATIVE_NAMESPACES.serving} --output yaml`);
  notes.addWhen(Fn.all(findsDomain, hasDomain), `
There is no Job for a default domain, since domain.enabled is set. If there was one, remove its entry, so that Services have one domain only:

  kubectl edit configmap config-domain --namespace ${KNATIVE_NAMESPACES.serving}`);
  notes.addWhen(Fn.any(hasDomain, findsDomain).not(),
    'WARNING: domain.enabled and defaultDomain.enabled are false; Services have host names for clients in the cluster only.');
  addPullSecretNotes(chart, forPrograms, forUsers, Condition.of(v.get('defaultServiceAccount.create').boolean()));
  notes.add(`
Helm installs the definitions of the kinds of Knative once, and does not upgrade them. Before an upgrade of the chart, in its folder:

  kubectl apply --server-side --force-conflicts --filename crds/`);
}

function secretOf({ given, name }: RegistryCredentials): string {
  return given.chooseString(`{"name":"${name}"}`, '');
}

/**
 * Adds a note on the pull secrets that the pods of users need.
 *
 * @param attached whether the chart attaches them.
 * @internal
 */
export function addPullSecretNotes(chart: ReleaseChart, forPrograms: RegistryCredentials, forUsers: RegistryCredentials, attached: Condition = Condition.of(false)): void {
  const { notes, builtIns: { namespace } } = chart;
  const { value: byHand } = forPrograms.given.or(forUsers.given).and(attached.not());
  const secrets = [secretOf(forPrograms), forPrograms.given.and(forUsers.given).chooseString(',', ''), secretOf(forUsers)].join('');
  notes.addWhen(new BooleanExpression(toNode(byHand)), `
Pods of users pull their image and the sidecar of Knative with the pull secrets of their ServiceAccount, default. To set them:

  kubectl patch serviceaccount default --namespace ${namespace} --patch '{"imagePullSecrets":[${secrets}]}'`);
}
