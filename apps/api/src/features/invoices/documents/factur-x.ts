import { createRequire } from 'node:module';
import type { InvoiceSnapshot } from '@picolo/contracts';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import { invoicePage } from './invoice-page.js';
import { FACES, sharedFace, type Face } from './pdf-fonts.js';

/** What of the pdfkit document is used between layout and end. */
interface PdfKitDocument extends NodeJS.ReadableStream {
  file(data: Buffer, options: Readonly<Record<string, unknown>>): unknown;
  appendXML(xml: string): void;
  end(): void;
}
interface PdfMake {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
  setFonts(fonts: TFontDictionary): void;
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getStream(): Promise<PdfKitDocument> };
}

/** Name of the embedded file that Factur-X prescribes. */
export const XML_NAME = 'factur-x.xml';
const FX_NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

export type FaceSource = (face: Face) => Buffer;

export interface RenderParts {
  /** The bytes of the logo that the snapshot names. */
  readonly logo?: Uint8Array | null;
  readonly source?: FaceSource;
}

/**
 * pdfmake with our font only: it reads faces from its memory, and neither a URL nor a file of the machine, whatever a
 * document definition says. It is one object per process; the faces are set before each layout, which is synchronous.
 */
function pdfmakeWith(source: FaceSource): PdfMake {
  const pdfmake = createRequire(import.meta.url)('pdfmake') as PdfMake;
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  for (const face of Object.keys(FACES) as Face[]) pdfmake.virtualfs.writeFileSync(FACES[face], source(face));
  pdfmake.setFonts({ Roboto: { ...FACES } });
  return pdfmake;
}

/**
 * The PDF of an issued invoice: PDF/A-3b with the XML embedded (Factur-X 1.0, profile EN 16931). Made of the snapshot, its
 * stored XML and the logo that it names alone: the same invoice always gives the same bytes.
 */
export async function facturX(
  invoice: InvoiceSnapshot,
  xml: string,
  { logo = null, source = sharedFace }: RenderParts = {},
): Promise<Buffer> {
  const issued = new Date(invoice.issuedAt);
  const pdf = await pdfmakeWith(source).createPdf(invoicePage(invoice, logo)).getStream();
  pdf.file(Buffer.from(xml, 'utf8'), {
    name: XML_NAME,
    type: 'text/xml',
    relationship: 'Data',
    description: 'Factur-X invoice',
    creationDate: issued,
    modifiedDate: issued,
  });
  pdf.appendXML(extensionSchema());
  pdf.appendXML(facturXProperties(invoice.issuedAt));
  const chunks: Buffer[] = [];
  pdf.end();
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** XMP that announces the invoice in the file, and the change date that the information dictionary also holds. */
function facturXProperties(issuedAt: string): string {
  return `
    <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <xmp:ModifyDate>${issuedAt.slice(0, 19)}Z</xmp:ModifyDate>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:fx="${FX_NAMESPACE}">
      <fx:DocumentType>INVOICE</fx:DocumentType>
      <fx:DocumentFileName>${XML_NAME}</fx:DocumentFileName>
      <fx:Version>1.0</fx:Version>
      <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
    </rdf:Description>`;
}

/** PDF/A wants properties outside its own schemas described in the file (ISO 19005-3, 6.6.2.3). */
function extensionSchema(): string {
  const property = (name: string, description: string): string => `
              <rdf:li rdf:parseType="Resource">
                <pdfaProperty:name>${name}</pdfaProperty:name>
                <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                <pdfaProperty:category>external</pdfaProperty:category>
                <pdfaProperty:description>${description}</pdfaProperty:description>
              </rdf:li>`;
  return `
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas>
        <rdf:Bag>
          <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>${FX_NAMESPACE}</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property>
              <rdf:Seq>${property('DocumentFileName', 'name of the embedded XML invoice file')}${property('DocumentType', 'INVOICE')}${property('Version', 'version of the Factur-X XML schema')}${property('ConformanceLevel', 'conformance level of the embedded XML invoice')}
              </rdf:Seq>
            </pdfaSchema:property>
          </rdf:li>
        </rdf:Bag>
      </pdfaExtension:schemas>
    </rdf:Description>`;
}
