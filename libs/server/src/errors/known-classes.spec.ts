import { IsInt, Min } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { validationPipe } from './validation.js';

class Base {
  @IsInt()
  @Min(1)
  id!: number;
}

class Derived extends Base {
  @Min(10)
  override id!: number;
}

const refused = async (metatype: typeof Base, body: object): Promise<string[]> => {
  try {
    await validationPipe().transform(body, { type: 'body', metatype });
    return [];
  } catch (error) {
    return (error as { meta: { fields: { rule: string }[] } }).meta.fields.map(({ rule }) => rule);
  }
};

describe('SE-3 rules that are kept', () => {
  it('stay those of their class, the first time and later', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect(await refused(Base, { id: 5 })).toEqual([]);
      expect(await refused(Derived, { id: 5 })).toEqual(['min']);
      expect(await refused(Base, { id: 0.5, x: 1 })).toEqual(expect.arrayContaining(['unknown', 'isInt', 'min']));
    }
  });
});
