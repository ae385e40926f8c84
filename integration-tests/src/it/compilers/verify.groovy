// However javac runs, the same fingerprints are written, to the byte. Eclipse's compiler can't be listened to: nothing is
// written, and the run finds out by itself, from class files, that the second update has nothing to do.
def log = new File(basedir, 'build.log').readLines()
assert log.any { it.contains(' with javac [debug release 17]') }
assert log.any { it.contains(' with javac [forked debug release 17]') }
def written = { new File(basedir, "$it/target/classes/META-INF/headrace/com.example.headings.Headings.fingerprint") }
assert written('javac').text.contains('com.example.headings.Style')
['forked', 'error-prone'].each { assert written(it).bytes == written('javac').bytes : it }

assert new File(basedir, 'eclipse/target/classes/com/example/headings/HeadingsPlan.class').exists()
assert !written('eclipse').exists()
assert new File(basedir, 'eclipse/target/loaded.txt').text.contains(' org.objectweb.asm.ClassReader ')
def run = log.collect { it.replaceAll(/ \(\d+ ms.*\)$/, '') }.findAll { it ==~ /Shown\[.*|  transform .*|.*differs? from the build.*|done/ }
assert run == [
    'Shown[path=a.md, headings=[One!, Two!]]',
    '  transform  show   1 computed, 0 reused',
    '  transform  show   0 computed, 0 reused',
    'done']
return true
