package org.screlapse.knime.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureReader;
import org.screlapse.engine.signature.UpDownPairs;
import org.screlapse.knime.dialog.BuiltInSignatures;
import org.screlapse.knime.dialog.TableColumns;
import org.screlapse.knime.file.InputFile;
import org.screlapse.knime.table.SignatureTable;

/** The dialog of <i>Signature Library</i>. */
final class SignatureLibraryNodeParameters implements NodeParameters {

    @Section(title = "Built-in")
    interface BuiltInSection {}

    @Section(title = "File")
    @After(BuiltInSection.class)
    interface FileSection {}

    @Section(title = "Gene table")
    @After(FileSection.class)
    interface TableSection {}

    @Section(title = "Up and down")
    @After(TableSection.class)
    interface DirectionSection {}

    static final class FromFile implements BooleanReference {}

    static final class IsFromFile implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(FromFile.class).isTrue();
        }
    }

    @Widget(title = "Signatures",
        description = "Published gene sets that come with scRelapse. The table tells the" + " source" + " of each.")
    @ChoicesProvider(BuiltInSignatures.class)
    @TwinlistWidget
    @Layout(BuiltInSection.class)
    String[] builtIn = {"AML_LSPC-Quiescent"};

    @Widget(title = "Add signatures of a file", description = "Reads a GMT, GMX, CSV or TSV file as well.")
    @ValueReference(FromFile.class)
    @Layout(FileSection.class)
    boolean fromFile;

    @Widget(title = "Signature file",
        description = "The file: <tt>.gmt</tt>, <tt>.gmx</tt>, <tt>.csv</tt>," + " <tt>.tsv</tt>"
            + " or <tt>.txt</tt>.")
    @FileReaderWidget(fileExtensions = {"gmt", "gmx", "csv", "tsv", "txt"})
    @Effect(predicate = IsFromFile.class, type = EffectType.SHOW)
    @Layout(FileSection.class)
    FileSelection file = new FileSelection();

    @Widget(title = "Gene column", description = "The column of the gene table that holds the gene symbols.")
    @ChoicesProvider(TableColumns.class)
    @Layout(TableSection.class)
    String geneColumn = "";

    @Widget(title = "Signature column",
        description = "The column of the gene table that holds the name of each gene's"
            + " signature; none if all genes form one.")
    @ChoicesProvider(TableColumns.class)
    @Layout(TableSection.class)
    String signatureColumn = "";

    @Widget(title = "Weight column",
        description = "The column of the gene table that holds the weight of each gene;" + " none"
            + " if all count alike. Negative weights mark genes that are low in the state.")
    @ChoicesProvider(TableColumns.class)
    @Layout(TableSection.class)
    String weightColumn = "";

    @Widget(title = "Direction column",
        description = "The column of the gene table that says <tt>up</tt> or"
            + " <tt>down</tt>; none if all genes are up.")
    @ChoicesProvider(TableColumns.class)
    @Layout(TableSection.class)
    String directionColumn = "";

    @Widget(title = "Name of the only signature",
        description = "What the genes of the table are called if there is no" + " signature column.")
    @Layout(TableSection.class)
    String onlyName = "signature";

    @Widget(title = "Join pairs",
        description = "Makes one signature of two that are named <tt>X_UP</tt> and"
            + " <tt>X_DOWN</tt> (or <tt>X_DN</tt>): genes of the second get the weight −1.")
    @Layout(DirectionSection.class)
    boolean joinPairs = true;

    void check(DataTableSpec table) throws InvalidSettingsException {
        if (builtIn.length == 0 && !fromFile && table == null) {
            throw new InvalidSettingsException("There is no signature: choose a built-in one, a file, or add a table"
                + " port" + " with the three dots at the node.");
        }
        if (fromFile && file.getFSLocation().getPath().isBlank()) {
            throw new InvalidSettingsException("Choose the file with the signatures.");
        }
        if (table != null) {
            layout().check(table);
        }
        BuiltInSignatures.check(builtIn);
    }

    List<Signature> builtInSignatures() {
        return BuiltInSignatures.of(builtIn);
    }

    List<Signature> signaturesOfFile() throws IOException {
        if (!fromFile) {
            return List.of();
        }
        try (InputFile input = InputFile.open(file.getFSLocation())) {
            return SignatureReader.read(input.path());
        }
    }

    List<Signature> signaturesOfTable(BufferedDataTable table) {
        return layout().read(table, onlyName.strip());
    }

    List<Signature> withoutRepeats(List<Signature> signatures) {
        List<Signature> all = joinPairs ? UpDownPairs.join(signatures) : signatures;
        Set<String> names = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        all.forEach(signature -> {
            if (!names.add(signature.name())) {
                repeated.add(signature.name());
            }
        });
        if (!repeated.isEmpty()) {
            throw new IllegalArgumentException(
                "Two signatures are named \"" + repeated.get(0) + "\": rename one, or take only one.");
        }
        return all;
    }

    private SignatureTable layout() {
        return new SignatureTable(geneColumn, signatureColumn, weightColumn, directionColumn);
    }
}
