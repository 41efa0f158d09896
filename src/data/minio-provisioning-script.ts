/** Where the script finds its lists, which are beside it. @internal */
export const LISTS_PATH = '/etc/minio-provisioning';

/** Where the script finds secrets: `owner/rootUser` and `owner/rootPassword`, those of the values in `keys`, a line for each, and others in `existing`, a file for each. @internal */
export const SECRETS_PATH = '/run/secrets/minio';

/**
 * The script of the Job, for a POSIX shell with `cat` and `sleep`: the image of the client has neither `grep` nor `jq`.
 *
 * Clients until 2023 have other names for some commands. The script asks the client, since neither a tag nor a digest of a
 * mirror says what is in an image. Nothing called a password or a secret is assigned: scanners such as Trivy take such a line of a
 * ConfigMap for a secret (KSV-0109).
 *
 * @internal
 */
export const SCRIPT = `# Makes policies, users, service accounts and buckets, in the order in which they need each other. It can run any number of
# times. Names come from the lists beside this file, a line for each, and secrets from files of their own.
set -euf

lists=${LISTS_PATH}
mounted=${SECRETS_PATH}
statements_file=/tmp/statements.json

fail() {
  printf 'error: %s\\n' "$*" >&2
  exit 1
}

line_feed='
'

# The text of a file. Programs that have it from the same Secret get all of it, and the client takes a line: with a line feed, they would differ.
text_of() {
  text=$(cat "$1" && printf .)
  case $text in
    *"$line_feed"*) fail "$2 has a line feed in its Secret, mostly at its end, which no client could send: write it there without one, as --from-literal of kubectl create secret does, or printf %s in place of echo, and run the Job again with another value of provisioning.run" ;;
  esac
  printf '%s' "\${text%.}"
}

# The secret key of an access key.
secret_key() {
  if [ -e "$mounted/existing/$1" ]; then
    text_of "$mounted/existing/$1" "the key existingSecretKey of $1"
    return
  fi
  while IFS= read -r line; do
    if [ "\${line%% *}" = "$1" ]; then
      printf '%s' "\${line#* }"
      return
    fi
  done < "$mounted/keys"
  fail "there is no secret key of $1"
}

# A former client replaces the policies of a user, and a later one adds and removes them one by one.
if mc admin policy attach --help > /dev/null 2>&1; then
  former=
else
  former=yes
fi

make_policy() {
  if [ "$former" ]; then
    mc admin policy add minio "$1" "$statements_file"
  else
    mc admin policy create minio "$1" "$statements_file"
  fi
}

# The user has exactly these policies, which have commas between them.
set_policies() {
  if [ "$former" ]; then
    [ -z "$2" ] || mc admin policy set minio "$2" user="$1"
    return
  fi
  has=
  info=$(mc --json admin user info minio "$1")
  case $info in
    *'"policyName":'*)
      has=\${info#*'"policyName":'}
      has=\${has#*'"'}
      has=\${has%%'"'*}
      ;;
  esac
  IFS=,
  for policy in $2; do
    case ,$has, in
      *,"$policy",*) ;;
      *) mc admin policy attach minio "$policy" --user "$1" ;;
    esac
  done
  for policy in $has; do
    case ,$2, in
      *,"$policy",*) ;;
      *) mc admin policy detach minio "$policy" --user "$1" ;;
    esac
  done
  unset IFS
}

# Secrets go to the standard input of the client where it reads them there, and what it prints about them is dropped.
root=$(text_of $mounted/owner/rootUser "the key $ROOT_USER_KEY of the root user")
root_word=$(text_of $mounted/owner/rootPassword "the key $ROOT_WORD_KEY of the root user")
tries=0
until problem=$(printf '%s\\n%s\\n' "$root" "$root_word" | mc alias set minio "$MINIO_URL" 2>&1); do
  case $problem in
    *x509:*) fail "the certificate of $MINIO_URL is not trusted: $problem" ;;
  esac
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || fail "no connection as the root user to $MINIO_URL: $problem"
  sleep 2
done

while read -r name statements <&3; do
  printf '%s\\n' "$statements" > "$statements_file"
  make_policy "$name"
done 3< "$lists/policies"

while read -r user policies <&3; do
  word=$(secret_key "$user")
  printf '%s\\n%s\\n' "$user" "$word" | mc admin user add minio
  set_policies "$user" "$policies"
done 3< "$lists/users"

while read -r account user statements <&3; do
  word=$(secret_key "$account")
  set --
  if [ "$statements" ]; then
    printf '%s\\n' "$statements" > "$statements_file"
    set -- --policy "$statements_file"
  fi
  if info=$(mc --json admin user svcacct info minio "$account" 2> /dev/null); then
    case $info in
      *'"parentUser":"'"$user"'"'* | *'"parentUser": "'"$user"'"'*) ;;
      *) fail "the service account $account is not one of $user: remove it from the server, or choose another access key" ;;
    esac
    mc admin user svcacct edit "$@" --secret-key "$word" minio "$account" > /dev/null
    printf 'Service account %s of %s has its secret key.\\n' "$account" "$user"
  else
    mc admin user svcacct add "$@" --access-key "$account" --secret-key "$word" minio "$user" > /dev/null
    printf 'Service account %s of %s is added.\\n' "$account" "$user"
  fi
done 3< "$lists/svcaccts"

# Somebody else may have made a bucket, so each setting is made for an existing one too.
while read -r bucket anonymous versioning locking purge <&3; do
  if [ "$locking" = true ]; then
    mc mb --ignore-existing --with-lock "minio/$bucket"
    case $(mc --json stat "minio/$bucket") in
      *'"ObjectLock":{"enabled":"Enabled"'* | *'"ObjectLock": {'*'"enabled": "Enabled"'*) ;;
      *) fail "the bucket $bucket exists without object locking, which only a new bucket can have: set objectlocking to false, or make another bucket" ;;
    esac
  else
    mc mb --ignore-existing "minio/$bucket"
  fi
  [ "$purge" != true ] || mc rm --recursive --force --versions "minio/$bucket"
  case $versioning in
    true) mc version enable "minio/$bucket" ;;
    false) mc version suspend "minio/$bucket" ;;
  esac
  if [ "$anonymous" = none ]; then
    mc anonymous set private "minio/$bucket" || mc anonymous set none "minio/$bucket"
  else
    mc anonymous set "$anonymous" "minio/$bucket"
  fi
done 3< "$lists/buckets"
`;
