import { readFileSync } from 'fs';
import { join } from 'path';
import { Command } from 'commander';
import { renderCommand } from './render-command';
import { packageRoot } from '../documented-deployments';

/** The command line. @internal */
export function program(): Command {
  return new Command('cdk8s-mlops')
    .description('ML deployments for Kubernetes, as plain YAML and as equal charts of Helm')
    .version(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version)
    .showHelpAfterError('(use --help for what there is)')
    .addCommand(renderCommand());
}
