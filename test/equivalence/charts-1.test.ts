import { describeShard } from './charts';

describeShard(1);
