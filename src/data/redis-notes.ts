import { Redis } from './redis';
import { REDIS_PASSWORD } from './redis-defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Condition } from '../kit/condition';

/** Adds notes on how to connect, on the password, and on changes of a cluster. @internal */
export function addRedisNotes(chart: ReleaseChart, redis: Redis, elsewhere: Condition): void {
  const { values: v, notes, builtIns: { namespace, releaseName } } = chart;
  const { service, credentials, backup, statefulSetName: name } = redis;
  const host = v.get('external.host').string();
  const is = (given: any): Condition => elsewhere.not().and(Condition.of(given));
  const addWhen = (condition: Condition, text: string): void => notes.addWhen(condition.value as any, text);
  const clustered = is(v.get('mode').string().is('cluster'));
  const secured = is(v.get('auth.enabled').boolean());
  const run = (command: string, pod = `${name}-0`) => `kubectl exec --namespace ${namespace} ${pod} --container redis -- ${command}`;

  notes.add(`
The address for pods of this namespace:

  ${service.name}:${service.port()}

From other namespaces:

  ${service.host}:${service.port()}`);
  addWhen(elsewhere, `
It is another name for ${host}, where the port has to be the same. The password is that of the Redis there.`);
  credentials.addNotes();
  const { name: secret, key } = secured.value === false ? { name: '', key: '' } : credentials.asEnv('', REDIS_PASSWORD).valueFrom.secretKeyRef;
  addWhen(secured, `
Clients log in as the user default. To get the password:

  kubectl get secret ${secret} --namespace ${namespace} -o go-template="{{index .data \\"${key}\\" | base64decode}}"

To change it, let all servers take another one too, and give it to each other:

  password="$(openssl rand -hex 24)"
  for pod in $(kubectl get pod --namespace ${namespace} --selector app.kubernetes.io/instance=${releaseName},app.kubernetes.io/component=redis --output name); do
    printf 'acl setuser default >%s\\nconfig set masterauth %s\\n' "$password" "$password" | kubectl exec --namespace ${namespace} --stdin "$pod" --container redis -- redis-cli
  done

Give it to the clients. Then change it in the Secret, and in auth.password if the values have it, and restart the pods, which refuse the old one from then on:

  kubectl patch secret ${secret} --namespace ${namespace} --patch "{\\"stringData\\": {\\"${key}\\": \\"$password\\"}}"
  kubectl rollout restart statefulset/${name} --namespace ${namespace}`);
  addWhen(elsewhere.not(), `
To look into it (redis-cli in the pods has the password):

  ${run('redis-cli info')}`);
  addWhen(clustered, `
It is a cluster, so clients have to support clusters. The Job that creates it waits for all nodes. To see whether it is there, and its nodes:

  ${run('redis-cli cluster info')}
  ${run('redis-cli cluster nodes')}

After an increase of cluster.masters, the new masters have no slots until you move some to them:

  ${run(`redis-cli --cluster rebalance ${name}-0.${redis.headlessName}:6379 --cluster-use-empty-masters`)}

Before a decrease of cluster.masters or cluster.replicasPerMaster, move the slots of the pods with the highest numbers away, and remove them from the cluster. Their IDs are in the list of the nodes:

  ${run(`redis-cli --cluster rebalance ${name}-0.${redis.headlessName}:6379 --cluster-weight <id of each master>=0`)}
  ${run(`redis-cli --cluster del-node ${name}-0.${redis.headlessName}:6379 <id of each node>`)}

After a node has lost its volume, run the Job again, which adds it as a new node:

  helm upgrade ${releaseName} … --namespace ${namespace} --reset-then-reuse-values --set-string cluster.creation.run=2`);
  addWhen(is(v.get('backup.enabled').boolean()), `
Backups are in the claim ${backup.claimName}. To make one now:

  kubectl create job --namespace ${namespace} --from=cronjob/${backup.name} ${backup.name}-now

Its log has the name of the file. To replace all data with that of a file:

  ${backup.restoreCommand('2030-01-31T030000Z.rdb')}`);
  addWhen(is(v.get('networkPolicy.enabled').boolean()).and(Condition.of(v.get('networkPolicy.from').list())), `
Only the pods of this release and the peers in networkPolicy.from can connect.`);
  addWhen(elsewhere.not().and(Condition.of(v.get('auth.enabled').boolean()).not()), 'WARNING: auth.enabled is false; everybody who can connect can read and write everything.');
  addWhen(elsewhere.not().and(Condition.of(v.get('persistence.enabled').boolean()).not()), 'WARNING: persistence.enabled is false; the data is lost with the pod.');
}
