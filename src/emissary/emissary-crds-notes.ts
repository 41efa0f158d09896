import { APIEXT, EMISSARY_SYSTEM } from './emissary-names';
import { ReleaseChart } from '../chart/release-chart';

/** Adds notes on what to wait for, and on the certificate. @internal */
export function addEmissaryCrdsNotes(chart: ReleaseChart): void {
  const { values: v, notes } = chart;
  const { name, secret } = APIEXT;
  notes.add(`
Wait for the webhook before anything of getambassador.io is created or read, and before Emissary is installed:

  kubectl wait deployment/${name} --namespace ${EMISSARY_SYSTEM} --for=condition=Available --timeout=5m`);
  notes.add(`
Its certificate authority, in the Secret ${secret}, is valid for a year, and nothing renews it. Before it ends:

  kubectl delete secret ${secret} --namespace ${EMISSARY_SYSTEM}
  kubectl rollout restart deployment/${name} --namespace ${EMISSARY_SYSTEM}`);
  notes.addWhen(v.get('replicas').number().is(0), 'WARNING: replicas is 0; Emissary cannot read its objects until there is a pod.');
}
