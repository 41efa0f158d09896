import { MongoDb } from './mongo-db';
import { MONGODB_SECRET_KEYS } from './mongo-db-defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';

/** Adds notes on how to connect, and on passwords. @internal */
export function addMongoDbNotes(chart: ReleaseChart, mongoDb: MongoDb): void {
  const { values: v, notes, builtIns: { namespace } } = chart;
  const { service, credentials } = mongoDb;
  const [secured, persistent] = ['auth.enabled', 'persistence.enabled'].map(path => v.get(path).boolean());
  const [usernames, databases] = ['auth.usernames', 'auth.databases'].map(path => v.get(path).list());
  notes.add(`
The address for pods of this namespace, without user and password:

  mongodb://${service.name}:${service.port()}

From other namespaces:

  ${mongoDb.url}`);
  notes.addWhen(usernames, `
The users ${usernames.join(', ')} are in the databases ${databases.join(', ')}, which clients need as authSource.`);
  credentials.addNotes();
  const { name } = credentials.asEnv('', MONGODB_SECRET_KEYS.rootPassword).valueFrom.secretKeyRef;
  const print = (key: string) => `kubectl get secret ${name} --namespace ${namespace} -o go-template="{{index .data \\"${key}\\" | base64decode}}"`;
  notes.addWhen(secured, `
To get the password of the administrator, ${v.get('auth.rootUser')} in the database admin:

  ${print(MONGODB_SECRET_KEYS.rootPassword)}

It is that of the first start. To change it, change it in the database, with db.getSiblingDB("admin").changeUserPassword(…) in

  kubectl exec --namespace ${namespace} --stdin --tty service/${service.name} -- mongosh --username "${v.get('auth.rootUser')}" --authenticationDatabase admin

and then in the Secret or the values.`);
  notes.addWhen(usernames, `
To get the passwords of the other users, with commas between them:

  ${print(MONGODB_SECRET_KEYS.passwords)}

A Job creates and updates them. After a change of the passwords in a Secret that is not from the values, run it again:

  helm upgrade ${chart.builtIns.releaseName} … --namespace ${namespace} --reset-then-reuse-values --set-string provisioning.run=2`);
  const { backup } = mongoDb;
  notes.addWhen(v.get('backup.enabled').boolean(), `
Backups are in the claim ${backup.claimName}. To make one now:

  kubectl create job --namespace ${namespace} --from=cronjob/${backup.name} ${backup.name}-now`);
  notes.addWhen(Fn.all(v.get('networkPolicy.enabled').boolean(), v.get('networkPolicy.from').list()), `
Only the pods of this release and the peers in networkPolicy.from can connect.`);
  notes.addWhen(secured.not(), 'WARNING: auth.enabled is false; everybody who can connect can read and write everything.');
  notes.addWhen(persistent.not(), 'WARNING: persistence.enabled is false; the databases are lost with the pod.');
}
