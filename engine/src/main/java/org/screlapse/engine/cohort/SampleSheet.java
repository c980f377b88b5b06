package org.screlapse.engine.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.data.WrittenForms;
import org.screlapse.engine.io.format.SingleCellFormatException;

/**
 * The samples of a cohort, a row each: where the file lies, the name of the sample, its patient and timepoint, and what
 * else is known of it. Complete and checked: every file is there and no sample comes twice. Immutable.
 */
public final class SampleSheet {

    private final List<Path> paths;
    private final List<String> samples;
    private final Map<String, Column> annotations;

    private SampleSheet(List<Path> paths, List<String> samples, Map<String, Column> annotations) {
        this.paths = List.copyOf(paths);
        this.samples = List.copyOf(samples);
        this.annotations = Collections.unmodifiableMap(annotations);
    }

    /**
     * Which column says what. The columns become the annotations "sample", "patient" and "timepoint" whatever their
     * names are; further columns keep their names; the path becomes none.
     *
     * @param path name of the column with the file or folder of each sample
     * @param sample name of the column with the name of each sample
     * @param patient name of the column with the patient, null if there is none
     * @param timepoint name of the column with the timepoint, null if there is none
     */
    public record Roles(String path, String sample, String patient, String timepoint) {

        private static final Pattern FILE = Pattern.compile("(?i)path|file|folder|directory|file[ ._-]?(name|path)");
        private static final Pattern TIME = Pattern.compile("(?i)time|visit");

        /** Annotation with the name of the sample. */
        public static final String SAMPLE = "sample";
        /** Annotation with the patient. */
        public static final String PATIENT = "patient";
        /** Annotation with the timepoint. */
        public static final String TIMEPOINT = "timepoint";

        /** Checks that the required columns are named. */
        public Roles {
            Objects.requireNonNull(path);
            Objects.requireNonNull(sample);
        }

        /**
         * Finds the columns by what they are called.
         *
         * @param columns names of the columns of a sheet
         * @return which says what; "path" and "sample" where no column is called like them
         */
        public static Roles among(Collection<String> columns) {
            List<String> times = columns.stream().filter(name -> TIME.matcher(name).find()).toList();
            String path = columns.stream().filter(name -> FILE.matcher(name.strip()).matches())
                .min(Comparator.comparing(name -> !name.equalsIgnoreCase("path"))).orElse("path");
            return new Roles(path, UsualNames.sample(columns).orElse(SAMPLE), UsualNames.patient(columns).orElse(null),
                UsualNames.timepoint(times).orElse(null));
        }

        /** @return for each annotation the column it comes from, where there is one */
        public Map<String, String> columns() {
            Map<String, String> columns = new LinkedHashMap<>();
            columns.put(SAMPLE, sample);
            columns.put(PATIENT, patient);
            columns.put(TIMEPOINT, timepoint);
            columns.values().removeIf(Objects::isNull);
            return columns;
        }
    }

    /** Finds the file that a cell of the sheet names. */
    @FunctionalInterface
    public interface PathResolver {

        /**
         * @param text what the sheet says
         * @return the file or folder
         * @throws IOException if it cannot be understood or reached: one sentence that says why
         */
        Path resolve(String text) throws IOException;
    }

    /**
     * Reads a comma-, semicolon- or tab-separated sheet with a header. It has columns "path" and "sample" and may have
     * "patient" and "timepoint", in any order and case, or called otherwise as {@link UsualNames} knows. Further
     * columns are typed by their content; empty cells and NA are missing values. Relative paths start at the folder of
     * the sheet.
     *
     * @param file the sheet
     * @return its samples
     * @throws IOException if it cannot be read; a {@link SingleCellFormatException} if a column or value is missing, a
     *             sample comes twice, or a file does not exist: one sentence with the row
     */
    public static SampleSheet read(Path file) throws IOException {
        SampleSheetFile sheet = SampleSheetFile.read(file);
        Path folder = file.toAbsolutePath().getParent();
        return of("the sample sheet \"" + file + "\"", sheet.columns(), sheet.roles(), folder::resolve);
    }

    /**
     * @param sheetName what the sheet is called in messages, such as "the input table"
     * @param columns its columns, all of the same length
     * @param roles which column says what
     * @param resolver finds the files
     * @return the samples
     * @throws IOException if the resolver fails; a {@link SingleCellFormatException} if a column or value is missing, a
     *             sample comes twice, or a file does not exist: one sentence with the row
     */
    public static SampleSheet of(String sheetName, Map<String, Column> columns, Roles roles, PathResolver resolver)
        throws IOException {
        Check check = new Check(sheetName, columns);
        List<String> texts = check.required(roles.path(), "the files of the samples");
        List<String> samples = check.required(roles.sample(), "the names of the samples");
        if (samples.isEmpty()) {
            throw new SingleCellFormatException(capitalized(sheetName) + " has no rows; it needs one for each sample.");
        }
        check.unique(roles.sample(), samples);
        Map<String, Column> annotations = new LinkedHashMap<>();
        for (Map.Entry<String, String> role : roles.columns().entrySet()) {
            annotations.put(role.getKey(),
                CategoricalColumn.of(check.required(role.getValue(), "the " + role.getKey() + " of each sample")));
        }
        columns.forEach((name, column) -> {
            if (!name.equals(roles.path()) && !roles.columns().containsValue(name)) {
                annotations.put(check.free(name, annotations),
                    column instanceof TextColumn ? CategoricalColumn.of(texts(column)) : column);
            }
        });
        return new SampleSheet(check.files(roles.path(), texts, resolver), samples, annotations);
    }

    /** @return number of samples */
    public int size() {
        return samples.size();
    }

    /**
     * @param row a sample
     * @return its file or folder
     */
    public Path path(int row) {
        return paths.get(row);
    }

    /**
     * @param row a sample
     * @return its name
     */
    public String sample(int row) {
        return samples.get(row);
    }

    /** @return what is known of the samples, a value each: "sample", "patient", "timepoint" and further columns */
    public Map<String, Column> annotations() {
        return annotations;
    }

    /**
     * @param row a sample
     * @param data its cells
     * @return the data set with what is known of the sample as annotations of all its cells
     */
    SingleCellData annotate(int row, SingleCellData data) {
        SingleCellData annotated = data;
        for (Map.Entry<String, Column> annotation : annotations.entrySet()) {
            annotated = annotated.withCellColumn(annotation.getKey(),
                repeated(annotation.getValue(), row, data.cells().size()));
        }
        return annotated;
    }

    private static Column repeated(Column column, int row, int size) {
        if (column instanceof CategoricalColumn c) {
            int[] codes = new int[size];
            Arrays.fill(codes, c.code(row));
            return CategoricalColumn.of(c.categories(), codes);
        }
        if (column instanceof NumericColumn n) {
            double[] values = new double[size];
            Arrays.fill(values, n.value(row));
            return n.type() == ColumnType.INTEGER ? NumericColumn.ofIntegers(values) : NumericColumn.of(values);
        }
        List<String> texts = Collections.nCopies(size, column.text(row));
        return column instanceof BooleanColumn ? Column.ofTexts(column.type(), texts) : TextColumn.of(texts);
    }

    /** Words that other programs write for a missing value are missing. */
    private static List<String> texts(Column column) {
        List<String> texts = new ArrayList<>(column.size());
        for (int row = 0; row < column.size(); row++) {
            boolean missing = column.isMissing(row) || WrittenForms.isMissing(column.text(row));
            texts.add(missing ? null : column.text(row));
        }
        return texts;
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * What a sheet must be.
     *
     * @param sheetName what the sheet is called
     * @param columns its columns
     */
    private record Check(String sheetName, Map<String, Column> columns) {

        List<String> required(String name, String what) throws SingleCellFormatException {
            Column column = columns.get(name);
            if (column == null) {
                throw new SingleCellFormatException(capitalized(sheetName) + " has no column \"" + name + "\" with "
                    + what + "; it has " + String.join(", ", columns.keySet()) + ".");
            }
            List<String> texts = new ArrayList<>();
            for (int row = 0; row < column.size(); row++) {
                String text = column.isMissing(row) ? "" : column.text(row).strip();
                if (WrittenForms.isMissing(text)) {
                    throw about(row, "the column \"" + name + "\" is " + (text.isEmpty() ? "empty" : '"' + text + '"')
                        + "; it must hold " + what + ".");
                }
                texts.add(text);
            }
            return texts;
        }

        void unique(String name, List<String> samples) throws SingleCellFormatException {
            Map<String, Integer> rows = new HashMap<>();
            for (int row = 0; row < samples.size(); row++) {
                Integer before = rows.put(samples.get(row), row);
                if (before != null) {
                    throw about(row, "the sample \"" + samples.get(row) + "\" is in row " + (before + 1)
                        + " already; each sample needs a name of its own in the column \"" + name + "\".");
                }
            }
        }

        /** The name of a further column, unless a role has taken it. */
        String free(String name, Map<String, Column> taken) {
            if (taken.containsKey(name)) {
                throw new IllegalArgumentException(capitalized(sheetName) + " has a column \"" + name + "\" besides"
                    + " the one that was chosen to be the " + name + "; rename or remove it.");
            }
            return name;
        }

        List<Path> files(String name, List<String> texts, PathResolver resolver) throws IOException {
            List<Path> files = new ArrayList<>();
            for (int row = 0; row < texts.size(); row++) {
                try {
                    Path file = resolver.resolve(texts.get(row));
                    if (!Files.exists(file)) {
                        throw about(row, "the file or folder \"" + file + "\" in the column \"" + name
                            + "\" does not exist; check the path.");
                    }
                    files.add(file);
                } catch (InvalidPathException e) {
                    throw about(row, "\"" + texts.get(row) + "\" in the column \"" + name + "\" is no path.");
                } catch (SingleCellFormatException e) {
                    throw e;
                } catch (IOException e) {
                    throw about(row, e.getMessage());
                }
            }
            return files;
        }

        private SingleCellFormatException about(int row, String complaint) {
            return new SingleCellFormatException("Row " + (row + 1) + " of " + sheetName + ": " + complaint);
        }
    }
}
