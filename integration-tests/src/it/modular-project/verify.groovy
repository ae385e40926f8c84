// The first update counts both texts, the second has nothing to do.
def log = new File(basedir, 'build.log').readLines()
int start = log.indexOf('module com.example.words')
assert start >= 0
// The JVM may warn in between.
def said = log.subList(start, log.indexOf('done') + 1).findAll { !it.startsWith('WARNING: ') && !it.isBlank() }
assert said[1] == 'update 1'
assert (said[2..3] as Set) ==
    ['Count[path=a.txt, words=7]', 'Count[path=b.txt, words=3]'] as Set
assert said[4..5] == ['update 2', 'done']
// The build's fingerprints are found in the module, and hold: no class file is parsed.
assert new File(basedir, 'target/classes/META-INF/headrace/com.example.words.WordCounts.fingerprint').exists()
def loaded = new File(basedir, 'target/loaded.txt').text
assert loaded.contains(' dev.headrace.fingerprint.Manifest ') && !loaded.contains(' org.objectweb.asm.ClassReader ')
return true
