/**
 * As much of a DOM as Observable Plot draws on: elements, attributes, text, and their markup.
 * Source: what Plot and d3-selection call; found by running them.
 * Leaves out events, layout, parsing and style sheets. A <style> is dropped: the page's own sheet styles charts.
 */
const svg = 'http://www.w3.org/2000/svg';
const html = 'http://www.w3.org/1999/xhtml';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string): string => text.replace(/[&<>"]/g, (one) => escapes[one]!);

class SmallText {
  parentNode: SmallElement | null = null;
  readonly nodeType = 3;
  data: string;
  readonly ownerDocument: SmallDocument;
  constructor(data: string, ownerDocument: SmallDocument) {
    this.data = data;
    this.ownerDocument = ownerDocument;
  }
  get textContent(): string {
    return this.data;
  }
  get nodeValue(): string {
    return this.data;
  }
  get outerHTML(): string {
    return escape(this.data);
  }
  cloneNode(): SmallText {
    return new SmallText(this.data, this.ownerDocument);
  }
}

type Child = SmallElement | SmallText;

const dashed = (name: string): string => name.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`);

/** Style properties set as fields or by setProperty, kept in the style attribute. */
function styleOf(element: SmallElement): object {
  const read = (): Map<string, string> =>
    new Map(
      (element.getAttribute('style') ?? '')
        .split(';')
        .map((part) => part.split(/:(.*)/s).map((one) => one.trim()) as [string, string])
        .filter(([name]) => name !== ''),
    );
  const write = (name: string, value: unknown): void => {
    const all = read();
    if (value === null || value === '' || value === undefined) all.delete(name);
    else all.set(name, String(value));
    element.setAttribute('style', [...all].map(([key, one]) => `${key}: ${one};`).join(' '));
  };
  const methods = {
    setProperty: write,
    removeProperty: (name: string) => write(name, null),
    getPropertyValue: (name: string) => read().get(name) ?? '',
  };
  return new Proxy(methods, {
    get: (target, key) => Reflect.get(target, key) ?? read().get(dashed(String(key))) ?? '',
    set: (_, key, value) => {
      write(dashed(String(key)), value);
      return true;
    },
  });
}

export class SmallElement {
  readonly nodeType = 1;
  readonly tagName: string;
  readonly namespaceURI: string;
  readonly ownerDocument: SmallDocument;
  parentNode: SmallElement | null = null;
  childNodes: Child[] = [];
  readonly style: object;
  private readonly named = new Map<string, string>();

  constructor(tagName: string, namespaceURI: string, ownerDocument: SmallDocument) {
    this.tagName = tagName;
    this.namespaceURI = namespaceURI;
    this.ownerDocument = ownerDocument;
    this.style = styleOf(this);
  }
  get nodeName(): string {
    return this.tagName;
  }
  get children(): SmallElement[] {
    return this.childNodes.filter((one): one is SmallElement => one instanceof SmallElement);
  }
  get firstChild(): Child | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): Child | null {
    return this.childNodes.at(-1) ?? null;
  }
  get nextSibling(): Child | null {
    const around = this.parentNode?.childNodes;
    return around?.[around.indexOf(this) + 1] ?? null;
  }
  setAttribute(name: string, value: unknown): void {
    this.named.set(name, String(value));
  }
  setAttributeNS(_: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  getAttribute(name: string): string | null {
    return this.named.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.named.has(name);
  }
  removeAttribute(name: string): void {
    this.named.delete(name);
  }
  insertBefore<T extends Child>(node: T, before: Child | null): T {
    node.parentNode?.removeChild(node);
    const at = before ? this.childNodes.indexOf(before) : -1;
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, node);
    node.parentNode = this;
    return node;
  }
  appendChild<T extends Child>(node: T): T {
    return this.insertBefore(node, null);
  }
  append(...nodes: readonly (Child | string)[]): void {
    for (const node of nodes) {
      this.appendChild(typeof node === 'string' ? new SmallText(node, this.ownerDocument) : node);
    }
  }
  prepend(node: Child): void {
    this.insertBefore(node, this.firstChild);
  }
  replaceChildren(...nodes: readonly (Child | string)[]): void {
    this.textContent = '';
    this.append(...nodes);
  }
  removeChild<T extends Child>(node: T): T {
    this.childNodes = this.childNodes.filter((one) => one !== node);
    node.parentNode = null;
    return node;
  }
  remove(): void {
    this.parentNode?.removeChild(this);
  }
  replaceWith(node: Child): void {
    const parent = this.parentNode;
    parent?.insertBefore(node, this);
    parent?.removeChild(this);
  }
  get textContent(): string {
    return this.childNodes.map((one) => one.textContent).join('');
  }
  set textContent(text: string) {
    for (const node of this.childNodes) node.parentNode = null;
    this.childNodes = [];
    if (text !== '') this.append(String(text));
  }
  get id(): string {
    return this.getAttribute('id') ?? '';
  }
  set id(value: string) {
    this.setAttribute('id', value);
  }
  get className(): string {
    return this.getAttribute('class') ?? '';
  }
  set className(value: string) {
    this.setAttribute('class', value);
  }
  /** By tag name only, which is all that Plot asks for. */
  querySelectorAll(selector: string): SmallElement[] {
    const found = this.children.flatMap((one) => [one, ...one.querySelectorAll('*')]);
    return selector === '*' ? found : found.filter((one) => one.tagName === selector);
  }
  querySelector(selector: string): SmallElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }
  cloneNode(deep = false): SmallElement {
    const copy = new SmallElement(this.tagName, this.namespaceURI, this.ownerDocument);
    for (const [name, value] of this.named) copy.setAttribute(name, value);
    if (deep) for (const node of this.childNodes) copy.appendChild(node.cloneNode(true));
    return copy;
  }
  addEventListener(): void {
    // Nothing happens to a drawing that is only written out.
  }
  removeEventListener(): void {
    // See addEventListener.
  }
  dispatchEvent(): boolean {
    return true;
  }
  /** Plot draws color ramps on a canvas; without one it is told so. */
  getContext(): null {
    return null;
  }
  get innerHTML(): string {
    return this.childNodes.map((one) => one.outerHTML).join('');
  }
  get outerHTML(): string {
    if (this.tagName.toLowerCase() === 'style') return '';
    const named = [...this.named].map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
    return `<${this.tagName}${named}>${this.innerHTML}</${this.tagName}>`;
  }
  toString(): string {
    return this.outerHTML;
  }
}

export class SmallDocument {
  readonly documentElement = new SmallElement('html', html, this);
  readonly defaultView = null;
  createElement(name: string): SmallElement {
    return new SmallElement(name, name === 'svg' ? svg : html, this);
  }
  createElementNS(space: string, name: string): SmallElement {
    return new SmallElement(name, space, this);
  }
  createTextNode(text: string): SmallText {
    return new SmallText(text, this);
  }
}
