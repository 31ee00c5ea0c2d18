import { describe, expect, it } from 'vitest';
import { outdated } from './outdated';

describe('outdated', () => {
  it('OP-9 what is shown is loaded again for a newer version only, also while another thing is still shown', () => {
    expect(outdated({ id: 2, version: 3 }, { id: 2, version: 4 })).toBe(true);
    expect(outdated({ id: 2, version: 4 }, { id: 2, version: 4 })).toBe(false);
    expect(outdated(null, { id: 2, version: 1 })).toBe(true);
    expect(outdated({ id: 1, version: 5 }, { id: 2, version: 3 })).toBe(true);
  });
});
