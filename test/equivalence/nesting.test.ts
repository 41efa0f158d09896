import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('nesting', app => fixture('nesting', app));
