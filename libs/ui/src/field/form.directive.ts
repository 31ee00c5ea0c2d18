import { Directive, ElementRef, inject, output } from '@angular/core';

/** `<form uiForm (sent)="…">`: own validation instead of the browser's, Ctrl+Enter (⌘+Enter) sends from any field. */
@Directive({
  selector: 'form[uiForm]',
  host: {
    novalidate: '',
    '(submit)': 'send($event)',
    '(keydown.control.enter)': 'send($event)',
    '(keydown.meta.enter)': 'send($event)',
  },
})
export class FormDirective {
  readonly sent = output();
  private readonly host = inject<ElementRef<HTMLFormElement>>(ElementRef);

  protected send(event: Event): void {
    event.preventDefault();
    // What is being typed counts: leaving the control settles it.
    const active = document.activeElement;
    if (active instanceof HTMLElement && this.host.nativeElement.contains(active)) {
      active.dispatchEvent(new FocusEvent('blur'));
    }
    this.sent.emit();
  }
}
