/**
 * The `.helmignore` of a chart: files of editors and version control that do not belong into a package.
 *
 * @see https://helm.sh/docs/chart_template_guide/helm_ignore_file/
 * @internal
 */
export function helmignore(): string {
  return `# What \`helm package\` leaves out, in the form of .gitignore without **.
.DS_Store

# Version control
.git/
.gitignore
.bzr/
.bzrignore
.hg/
.hgignore
.svn/

# Backups and swap files
*.swp
*.bak
*.tmp
*.orig
*~

# Editors
.project
.idea/
*.tmproj
.vscode/

# Values for tests of the chart
ci/

# Packages of the chart
*.tgz
*.prov
`;
}
