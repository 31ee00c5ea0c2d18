import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

let remembering = false;

/**
 * class-validator searches all classes of the process for the rules of each object that it validates, every line of an order
 * included. The rules of a class never change once it is declared: found once, they are kept. Groups, which we do not
 * use, are searched for as before.
 */
export const rememberRules = (): void => {
  if (remembering) return;
  remembering = true;
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const rules = new Map<object, Map<string, Rules>>();
  const groups = new WeakMap<Rules, ReturnType<Storage['groupByPropertyName']>>();
  // `schema`: of a nested object, the name of the class that it is a part of.
  storage.getTargetValidationMetadatas = (target, schema, always, strict, named) => {
    const plain = !always && !strict && named === undefined;
    const known = plain ? rules.get(target)?.get(schema) : undefined;
    if (known !== undefined) return known;
    const found = find(target, schema, always, strict, named);
    // What is no class of ours may be anything that somebody sent.
    if (plain && typeof target === 'function' && found.length > 0) {
      rules.set(target, new Map([...(rules.get(target) ?? []), [schema, found]]));
    }
    return found;
  };
  storage.groupByPropertyName = (found) => {
    const known = groups.get(found);
    if (known !== undefined) return known;
    const grouped = group(found);
    groups.set(found, grouped);
    return grouped;
  };
};
