// Programs for `mongosh`. All that they need is in environment variables, so nothing of it is interpolated into a program.

const USERS = `const { env } = process;
const usernames = JSON.parse(env.MONGODB_USERNAMES);
const databases = JSON.parse(env.MONGODB_DATABASES);
const passwords = usernames.length > 1 ? env.MONGODB_PASSWORDS.split(",") : [env.MONGODB_PASSWORDS];
if (usernames.length > 1 && passwords.length !== usernames.length) {
  throw new Error(\`the Secret has \${passwords.length} passwords for \${usernames.length} users: separate them with commas\`);
}
`;

/** Waits for the server, whose first start takes a while. */
const CONNECT = `let server;
for (const end = Date.now() + 300000; server === undefined;) {
  try {
    server = connect(\`mongodb://\${env.MONGODB_HOST}/?serverSelectionTimeoutMS=5000\`);
  } catch (error) {
    if (Date.now() > end) {
      throw error;
    }
    print(\`waiting for \${env.MONGODB_HOST}: \${error.message}\`);
    sleep(2000);
  }
}
`;

/** Creates or updates each user, with the role \`readWrite\` on its database. @internal */
export const PROVISION = `${USERS}${CONNECT}try {
  server.getSiblingDB("admin").auth(env.MONGODB_ROOT_USERNAME, env.MONGODB_ROOT_PASSWORD);
} catch (error) {
  throw new Error(\`\${env.MONGODB_ROOT_USERNAME} cannot log in (\${error.message}): its password is that of the first start, so change it in the database before the Secret\`);
}
usernames.forEach((username, i) => {
  const database = server.getSiblingDB(databases[i]);
  const user = { pwd: passwords[i], roles: [{ role: "readWrite", db: databases[i] }] };
  if (database.getUser(username)) {
    database.updateUser(username, user);
    print(\`updated \${username} in \${databases[i]}\`);
  } else {
    database.createUser({ user: username, ...user });
    print(\`created \${username} in \${databases[i]}\`);
  }
});
`;

/** Connects, and logs in as each user. @internal */
export const LOG_IN = `${USERS}${CONNECT}usernames.forEach((username, i) => {
  connect(\`mongodb://\${env.MONGODB_HOST}/?serverSelectionTimeoutMS=5000\`).getSiblingDB(databases[i]).auth(username, passwords[i]);
  print(\`\${username} can log in to \${databases[i]}\`);
});
`;

/** Whether the server takes writes, over the address of the pod: at its first start, it listens on localhost only. @internal */
export const READY = 'exec mongosh --quiet --norc --host "$HOSTNAME" --eval "db.hello().isWritablePrimary || quit(1)"';

/** Writes all databases to standard output. The password comes by standard input, so the list of processes does not show it. @internal */
export const DUMP = 'printf "%s\\n" "$MONGODB_ROOT_PASSWORD" | mongodump --host="$MONGODB_HOST" --username="$MONGODB_ROOT_USERNAME" --authenticationDatabase=admin --archive --gzip';

/** The same without a login. @internal */
export const DUMP_WITHOUT_LOGIN = 'mongodump --host="$MONGODB_HOST" --archive --gzip';
