export { csvStream, type CsvCell, type CsvFormat } from './csv-stream.js';
