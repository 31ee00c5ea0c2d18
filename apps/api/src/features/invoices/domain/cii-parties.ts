import type { InvoiceAddress, InvoiceBuyer, InvoiceDelivery, InvoiceSeller } from '@picolo/contracts';
import { element, optional, text, type XmlNode } from './xml-writer.js';

/** ISO 6523 schemes: SIREN, SIRET, directory of the French platforms; EM is an e-mail address. */
const SCHEMES = { siren: '0002', siret: '0009', directory: '0225', email: 'EM' } as const;

/** BR-FR-25. */
const MAX_ADDRESS = 125;

function address(value: InvoiceAddress): XmlNode {
  return element('ram:PostalTradeAddress', [
    text('ram:PostcodeCode', value.postalCode),
    text('ram:LineOne', value.line1),
    optional('ram:LineTwo', value.line2),
    text('ram:CityName', value.city),
    text('ram:CountryID', value.country),
  ]);
}

function legalOrganization(siren: string | null): XmlNode | null {
  if (siren === null) return null;
  return element('ram:SpecifiedLegalOrganization', [text('ram:ID', siren, { schemeID: SCHEMES.siren })]);
}

function electronicAddress(id: string, schemeID: string): XmlNode {
  return element('ram:URIUniversalCommunication', [text('ram:URIID', id, { schemeID })]);
}

function taxRegistration(id: string, schemeID: 'VA' | 'FC'): XmlNode {
  return element('ram:SpecifiedTaxRegistration', [text('ram:ID', id, { schemeID })]);
}

/** BG-6: telephone and e-mail of the seller. */
function contact({ phone, email }: InvoiceSeller): XmlNode | null {
  if (phone === null && email === null) return null;
  const number = optional('ram:CompleteNumber', phone);
  const mail = optional('ram:URIID', email);
  return element('ram:DefinedTradeContact', [
    number === null ? null : element('ram:TelephoneUniversalCommunication', [number]),
    mail === null ? null : element('ram:EmailURIUniversalCommunication', [mail]),
  ]);
}

/**
 * BG-4. Without a VAT number (franchise en base) the SIREN stands as the tax registration (BT-32): EN 16931 wants one of
 * the two on every invoice (BR-S-02, BR-E-02).
 */
export function sellerParty(seller: InvoiceSeller): XmlNode {
  return element('ram:SellerTradeParty', [
    optional('ram:GlobalID', seller.siret, { schemeID: SCHEMES.siret }),
    text('ram:Name', seller.name),
    text('ram:Description', seller.legalLine),
    legalOrganization(seller.siren),
    contact(seller),
    address(seller.address),
    electronicAddress(seller.electronicAddress, SCHEMES.directory),
    seller.vatNumber === null ? taxRegistration(seller.siren, 'FC') : taxRegistration(seller.vatNumber, 'VA'),
  ]);
}

/** BG-7. A company is reached by its SIREN in the directory (BR-FR-21), a person by e-mail (BR-FR-12). */
export function buyerParty(buyer: InvoiceBuyer): XmlNode {
  const siren = buyer.kind === 'company' ? buyer.siren : null;
  return element('ram:BuyerTradeParty', [
    text('ram:Name', buyer.name),
    legalOrganization(siren),
    buyer.contactName === null ? null : element('ram:DefinedTradeContact', [text('ram:PersonName', buyer.contactName)]),
    address(buyer.address),
    buyerAddress(siren, buyer.email),
    buyer.vatNumber === null ? null : taxRegistration(buyer.vatNumber, 'VA'),
  ]);
}

function buyerAddress(siren: string | null, email: string | null): XmlNode | null {
  if (siren !== null) return electronicAddress(siren, SCHEMES.directory);
  return email === null || email.length > MAX_ADDRESS ? null : electronicAddress(email, SCHEMES.email);
}

/** BG-13: where the goods go, when that is not the billing address. */
export function deliveryParty(delivery: InvoiceDelivery | null): XmlNode | null {
  if (delivery === null) return null;
  return element('ram:ShipToTradeParty', [text('ram:Name', delivery.name), address(delivery.address)]);
}
