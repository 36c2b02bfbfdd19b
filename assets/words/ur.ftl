# The words of the window and the map in Urdu. What is not here is said in English (en.ftl).

do-undo = واپس کریں
do-redo = دوبارہ کریں
