package org.screlapse.engine.cohort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.Concatenation;
import org.screlapse.engine.data.Concatenation.GeneJoin;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Reads all samples of a sample sheet into one data set. Cell names get the sample and "_" put before them, as barcodes
 * of several samples repeat; the columns of the sheet become annotations of the cells, replacing annotations of the
 * same names that a file brings; genes are united, 0 where a sample does not have the gene, or intersected.
 *
 * <p>
 * Two samples are read at a time: enough to keep processors busy while one of them waits for its disk, and no more than
 * two files' buffers in memory. Results and errors do not depend on which is faster: when several samples cannot be
 * read, the first in the sheet is named.
 *
 * <p>
 * Immutable: each {@code with…} method returns another reader.
 */
public final class CohortReader {

    private static final int AT_A_TIME = 2;

    private final SingleCellReader reader;
    private final GeneJoin geneJoin;

    private CohortReader(SingleCellReader reader, GeneJoin geneJoin) {
        this.reader = reader;
        this.geneJoin = geneJoin;
    }

    /** @return recognizes the format of each file, unites the genes and keeps the counts on the heap */
    public static CohortReader withDefaults() {
        return new CohortReader(SingleCellReader.withDefaults(), GeneJoin.UNION);
    }

    /**
     * @param newReader reads each sample
     * @return a cohort reader that uses it
     */
    public CohortReader withReader(SingleCellReader newReader) {
        return new CohortReader(Objects.requireNonNull(newReader), geneJoin);
    }

    /**
     * @param storage where finished blocks of counts are kept
     * @return a cohort reader that keeps them there
     */
    public CohortReader withBlockStorage(BlockStorage storage) {
        return new CohortReader(reader.withBlockStorage(storage), geneJoin);
    }

    /**
     * @param join which genes the result has
     * @return a cohort reader with that choice
     */
    public CohortReader withGeneJoin(GeneJoin join) {
        return new CohortReader(reader, Objects.requireNonNull(join));
    }

    /**
     * @param sheet the samples
     * @param run told how far reading is, asked whether to stop; notes what is likely not what the user wants
     * @return the cells of all samples, and what each sample contributed, both in the order of the sheet
     * @throws IOException if a sample cannot be read: a {@link SingleCellFormatException} that names the sample and the
     *             file if the file is not well formed
     * @throws IllegalArgumentException if the genes are intersected and the samples have none in common
     * @throws CancellationException if the user asked to stop
     */
    public Outcome<List<CohortSample>> read(SampleSheet sheet, Run run) throws IOException {
        Reading reading = new Reading(sheet, run);
        List<ReadSample> samples = reading.run();
        run.report(1, "Combining " + samples.size() + " samples");
        SingleCellData data =
            Concatenation.withDefaults().withGeneJoin(geneJoin).withPrefixColumn(SampleSheet.Roles.SAMPLE)
                .withInputNames(samples.stream().map(s -> "sample \"" + s.contribution().sample() + "\"").toList())
                .apply(samples.stream().map(ReadSample::data).toList(), run.part(1, 1));
        reading.notes().forEach(run::note);
        repeatedFiles(sheet).forEach(run::note);
        return new Outcome<>(data, samples.stream().map(ReadSample::contribution).toList());
    }

    /** A sample with its annotations, and what it contributes. */
    private record ReadSample(SingleCellData data, CohortSample contribution) {}

    private static List<String> repeatedFiles(SampleSheet sheet) {
        List<String> warnings = new ArrayList<>();
        Map<Object, String> sampleOf = new HashMap<>();
        for (int row = 0; row < sheet.size(); row++) {
            String before = sampleOf.putIfAbsent(sheet.path(row).toAbsolutePath().normalize(), sheet.sample(row));
            if (before != null) {
                warnings.add("The samples \"" + before + "\" and \"" + sheet.sample(row) + "\" are the same file \""
                    + sheet.path(row) + "\"; its cells are in the data twice.");
            }
        }
        return warnings;
    }

    /** One run over a sheet. */
    private final class Reading {

        private final SampleSheet sheet;
        private final Progress progress;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicReferenceArray<ReadSample> samples;
        private final AtomicReferenceArray<Exception> failures;
        private final AtomicReferenceArray<Run> runs;
        private final double[] fractions;

        Reading(SampleSheet sheet, Progress progress) {
            this.sheet = sheet;
            this.progress = progress;
            samples = new AtomicReferenceArray<>(sheet.size());
            failures = new AtomicReferenceArray<>(sheet.size());
            runs = new AtomicReferenceArray<>(sheet.size());
            fractions = new double[sheet.size()];
        }

        /** Each lane takes the next sample when it is done with one; lanes run in the fork-join pool of the caller. */
        List<ReadSample> run() throws IOException {
            ParallelLoop.forEach(AT_A_TIME, "Reading", Progress.NONE, lane -> {
                for (int row = next.getAndIncrement(); row < sheet.size(); row = next.getAndIncrement()) {
                    readRow(row);
                }
            });
            progress.checkCancelled();
            int failed = firstFailed.get();
            if (failed < sheet.size()) {
                throw explained(failed, failures.get(failed));
            }
            List<ReadSample> all = new ArrayList<>();
            for (int row = 0; row < sheet.size(); row++) {
                all.add(samples.get(row));
            }
            return all;
        }

        private void readRow(int row) {
            Progress part = new SampleProgress(row);
            if (part.isCancelled()) {
                return;
            }
            try {
                Run run = Run.of(part);
                runs.set(row, run);
                FileFormat format = reader.recognize(sheet.path(row));
                SingleCellData data = reader.read(sheet.path(row), run);
                samples.set(row, new ReadSample(sheet.annotate(row, data),
                    CohortSample.of(sheet.sample(row), sheet.path(row), format, data)));
                part.report(1, "Read");
            } catch (IOException | RuntimeException e) {
                failures.set(row, e);
                if (!part.isCancelled()) {
                    firstFailed.accumulateAndGet(row, Math::min);
                }
            }
        }

        /** What readers told of files that could be read, each with its sample. */
        List<String> notes() {
            List<String> all = new ArrayList<>();
            for (int row = 0; row < sheet.size(); row++) {
                String sample = sheet.sample(row);
                runs.get(row).notes().forEach(note -> all.add("Sample \"" + sample + "\": " + note));
            }
            return all;
        }

        private IOException explained(int row, Exception failure) {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            String message = "Sample \"" + sheet.sample(row) + "\" (row " + (row + 1) + "): ";
            return failure instanceof SingleCellFormatException
                ? new SingleCellFormatException(message + failure.getMessage(), failure) : new IOException(
                    message + "\"" + sheet.path(row) + "\" could not be read: " + failure.getMessage(), failure);
        }

        /** Reading one sample; it stops when one before it in the sheet has failed. */
        private final class SampleProgress implements Progress {

            private final int row;

            SampleProgress(int row) {
                this.row = row;
            }

            @Override
            public void report(double fraction, String message) {
                double done;
                synchronized (fractions) {
                    fractions[row] = fraction;
                    done = Arrays.stream(fractions).sum() / fractions.length;
                }
                progress.report(done, "Reading " + sheet.sample(row) + " (" + (row + 1) + " of " + sheet.size() + ")");
            }

            @Override
            public boolean isCancelled() {
                return firstFailed.get() < row || progress.isCancelled();
            }
        }
    }
}
