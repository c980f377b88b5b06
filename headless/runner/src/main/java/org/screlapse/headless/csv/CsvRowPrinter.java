package org.screlapse.headless.csv;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.def.DoubleCell;

/** Turns the rows of a table into lines as KNIME's CSV Writer does. */
final class CsvRowPrinter {

    private static final int ALL_DECIMALS = 340;
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9.,]+(?:[eE][+-]?[0-9]+)?");

    private final CsvWriterSettings.Layout layout;

    private final boolean rowIds;

    private final boolean[] numeric;

    private final boolean[] decimal;

    private final DecimalFormat doubles;

    private final Pattern needsQuotes;

    CsvRowPrinter(CsvWriterSettings settings, DataTableSpec spec) {
        layout = settings.layout();
        rowIds = settings.rowIds();
        numeric = new boolean[spec.getNumColumns()];
        decimal = new boolean[spec.getNumColumns()];
        for (int i = 0; i < numeric.length; i++) {
            DataType type = spec.getColumnSpec(i).getType();
            numeric[i] = type.isCompatible(DoubleValue.class);
            decimal[i] = type.equals(DoubleCell.TYPE);
        }
        doubles =
            new DecimalFormat(layout.trailingZero() ? "#.0" : "#.#", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        doubles.setMaximumFractionDigits(ALL_DECIMALS);
        needsQuotes = Pattern.compile(Pattern.quote(layout.delimiter()) + "|\r|\n");
    }

    /** The column names, without a line break. */
    String header(DataTableSpec spec) {
        StringJoiner line = new StringJoiner(layout.delimiter());
        if (rowIds) {
            line.add(quoted("row ID", false));
        }
        spec.stream().forEach(column -> line.add(quoted(column.getName(), false)));
        return line.toString();
    }

    /** A row, without a line break. */
    String row(DataRow row) {
        StringJoiner line = new StringJoiner(layout.delimiter());
        if (rowIds) {
            line.add(quoted(row.getKey().getString(), false));
        }
        for (int i = 0; i < numeric.length; i++) {
            DataCell cell = row.getCell(i);
            if (cell.isMissing()) {
                line.add(layout.missing());
            } else {
                line.add(numeric[i] ? quoted(number(cell, decimal[i]), true) : quoted(cell.toString(), false));
            }
        }
        return line.toString();
    }

    private String number(DataCell cell, boolean isDouble) {
        if (layout.scientific()) {
            return cell.toString();
        }
        if (!isDouble) {
            // also what makes a boolean 1 or 0, as in KNIME
            return cell instanceof LongValue integer ? Long.toString(integer.getLongValue()) : cell.toString();
        }
        String text = doubles.format(((DoubleValue) cell).getDoubleValue());
        return text.indexOf(layout.decimal()) < 0 ? text.replace('.', layout.decimal()) : text;
    }

    /**
     * A text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it a text there; a
     * number in a column of texts does not.
     */
    private static String harmless(String text) {
        boolean formula = text.length() > 1 && "=@+-\t\r".indexOf(text.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    private String quoted(String text, boolean isNumber) {
        String value = isNumber ? text : harmless(text);
        if (!isNumber && layout.quoteMode() == CsvWriterSettings.QuoteMode.NEVER) {
            return value.replace(layout.delimiter(), layout.delimiterReplacement());
        }
        boolean quote = switch (layout.quoteMode()) {
            case ALWAYS -> true;
            case STRINGS_ONLY -> !isNumber;
            case IF_NEEDED -> needsQuotes.matcher(value).find();
            case NEVER -> false;
        };
        return quote ? layout.quote() + escaped(value) + layout.quote() : value;
    }

    private String escaped(String value) {
        String quoteText = String.valueOf(layout.quote());
        String escapeText = String.valueOf(layout.escape());
        String safe = layout.quote() == layout.escape() ? value : value.replace(escapeText, escapeText + escapeText);
        return safe.replace(quoteText, escapeText + quoteText);
    }
}
