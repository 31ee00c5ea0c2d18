// Angular's own HTTP library is compiled when it is loaded outside of a build.
import '@angular/compiler';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { Loader } from './loaded';

describe('what a page shows of one thing', () => {
  it('OR-3 an answer that was asked for before a write does not put the old state back', () => {
    const asked: Subject<string>[] = [];
    const loader = new Loader(() => {
      const answer = new Subject<string>();
      asked.push(answer);
      return answer;
    });
    loader.reload();
    asked[0]?.next('pending');
    loader.reload();
    loader.set('processing');
    asked[1]?.next('pending');
    expect(loader.value()).toBe('processing');
    // Somebody else may have gone on meanwhile.
    asked[2]?.next('processed');
    expect([loader.value(), loader.busy(), asked.length]).toEqual(['processed', false, 3]);
  });

  it('OR-3 a write while nothing is on its way asks for nothing', () => {
    const answer = new Subject<string>();
    let asked = 0;
    const loader = new Loader(() => {
      asked += 1;
      return answer;
    });
    loader.reload();
    answer.next('pending');
    loader.set('processing');
    expect([loader.value(), asked]).toEqual(['processing', 1]);
  });
});
